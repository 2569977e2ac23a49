import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// node step.ts STEP CONTRACT FOLDER: one step, in a process of its own, so that its time and memory are only its own.
// Each loads what it needs itself, for the same reason.

const [, , name = "", contract = "", folder = ""] = process.argv;
const types = join(folder, "types.d.ts");
const aliases = join(folder, "aliases.d.ts");

const steps: Record<string, () => Promise<void>> = {
  async lint() {
    const { lint, loadConfig } = await import("@redocly/openapi-core");
    const configPath = fileURLToPath(new URL("../../../redocly.yaml", import.meta.url));
    // The rules of a contract that quotes no vendor.
    const problems = await lint({ ref: contract, config: (await loadConfig({ configPath })).forAlias("control") });
    console.log(`${problems.length} findings`);
  },

  async types() {
    const { generatorOptions } = await import("../../openapi-types/generator.mts");
    const { default: openapiTS, astToString } = await import("openapi-typescript");
    const ast = await openapiTS(pathToFileURL(contract), { ...generatorOptions, rootTypes: false, silent: true });
    writeFileSync(types, astToString(ast));
  },

  async aliases() {
    const { renderPackage } = await import("../../openapi-types/generator.mts");
    writeFileSync(aliases, await renderPackage(pathToFileURL(contract)));
  },

  async typeCheck() {
    const { typeCost } = await import("../type-cost.ts");
    console.log(JSON.stringify(typeCost("consumers/client-raw.ts", aliases)));
  },

  async start() {
    const { openSandbox } = await import("./sandbox.ts");
    openSandbox(contract);
  },

  async routing() {
    const { openSandbox } = await import("./sandbox.ts");
    const { respond, routes } = openSandbox(contract);
    const before = performance.now();
    for (let call = 0; call < 1_000; call++) {
      // Spread over all of them: the last is found last.
      const { method, url } = routes[Math.floor((call * routes.length) / 1_000)] as (typeof routes)[number];
      const { response } = await respond(new Request(url, { method, headers: { "user-agent": "benchmarks/1" } }));
      // It is routed, and then refused, because nobody shows who calls.
      if (![400, 401].includes(response.status))
        throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    }
    console.log(`${((performance.now() - before) / 1_000).toFixed(3)} ms for each call`);
  },
};

await steps[name]?.();
