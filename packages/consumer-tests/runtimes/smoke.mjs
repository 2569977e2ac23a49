import * as client from "@conomyhq/client";
import runScenario from "./scenario.cjs";

const entry = import.meta.resolve("@conomyhq/client");
console.log(JSON.stringify({ entry, ...(await runScenario(client, process.argv[2])) }));
