import * as client from "@conomyhq/client";
import runScenario from "./scenario.cjs";

export default {
  async fetch(_request, { BASE_URL }) {
    return Response.json(await runScenario(client, BASE_URL));
  },
};
