import { readFileSync, writeFileSync } from "node:fs";
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
    const { startSandbox } = await import("@conomyhq/sandbox");
    const sandbox = await startSandbox({ contract });
    await sandbox.close();
  },

  async routing() {
    const { startSandbox } = await import("@conomyhq/sandbox");
    const sandbox = await startSandbox({ contract });
    const { fetch, clientOptions } = sandbox;
    const headers = { "user-agent": "benchmarks/1", "x-api-key": clientOptions.apiKey };
    const paths = Object.keys((await read()).paths).map((path) => path.replaceAll(/\{[^}]*\}/g, "1"));
    const before = performance.now();
    for (let call = 0; call < 1_000; call++) {
      const path = paths[call % paths.length];
      const response = await fetch(`${sandbox.url}${path}`, { headers });
      await response.body?.cancel();
      if (response.status === 404) throw new Error(`${path} has no route.`);
    }
    console.log(`${((performance.now() - before) / 1_000).toFixed(3)} ms for each call`);
    await sandbox.close();
  },
};

async function read(): Promise<{ paths: object }> {
  const { parseContract } = await import("@conomyhq/contract-document");
  return parseContract<{ paths: object }>(readFileSync(contract, "utf8"), contract, { numbers: "rounded" }).value;
}

await steps[name]?.();
