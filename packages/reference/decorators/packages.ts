import type { Oas3Decorator } from "@redocly/openapi-core";
import { API_DOCS_LINK } from "../links.ts";

/** The way from the API to the packages that call it. */
export const Packages: Oas3Decorator = () => ({
  Info: {
    leave(info: { description?: string }) {
      info.description = `${info.description ?? ""}\n\n## TypeScript packages\n\nEvery public symbol of the client, the sandbox, the types and the contract diff stands in the [docs of the packages](${API_DOCS_LINK}).\n`;
    },
  },
});
