const { createConomyClient } = require("@conomyhq/client");

/** Tells, for each of some base URLs, what a call comes to, and how often it was tried. */
async function run(targets) {
  const seen = {};
  for (const [name, baseUrl] of Object.entries(targets)) {
    const lines = [];
    const log = (line) => lines.push(line);
    const client = createConomyClient({
      // A blocked port is refused as a `baseUrl`, so that only a `fetch` of one's own gets there.
      ...(name === "blocked" ? { baseUrl: "http://localhost", fetch: (_, init) => fetch(baseUrl, init) } : { baseUrl }),
      apiKey: "key",
      accessToken: "token",
      retry: { attempts: 2, minDelay: 1 },
      logger: { debug: log, warn: log, error: log },
    });
    const error = await client.customers.update("69e2", { email: "ana@example.com" }).catch((thrown) => thrown);
    seen[name] = { tries: lines.length, name: error.name, message: error.message, line: lines.at(-1) };
  }
  console.log(JSON.stringify(seen));
}

run(JSON.parse(process.argv[2]));
