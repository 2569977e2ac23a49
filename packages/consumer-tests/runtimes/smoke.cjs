const { pathToFileURL } = require("node:url");
const client = require("@conomyhq/client");
const runScenario = require("./scenario.cjs");

const entry = pathToFileURL(require.resolve("@conomyhq/client")).href;
runScenario(client, process.argv[2]).then((seen) => console.log(JSON.stringify({ entry, ...seen })));
