import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { loadDocument, parseContract } from "@conomyhq/contract-document";
import { createMasker } from "@conomyhq/mask";
import type { App } from "../../sandbox/src/app.ts";
import type { Contract } from "../../sandbox/src/contract.ts";

// The sandbox's sources import the contract as YAML, which its build compiles.
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith(".yaml")) return nextLoad(url, context);
    const { value } = parseContract(readFileSync(fileURLToPath(url), "utf8"), url);
    return { format: "module", shortCircuit: true, source: `export default ${JSON.stringify(value)}` };
  },
});

const { createApp } = await import("../../sandbox/src/app.ts");
const { createClock } = await import("../../sandbox/src/clock.ts");
const { serve } = await import("../../sandbox/src/contract.ts");
const { checkContract } = await import("../../sandbox/src/description/check.ts");
const { errorTypes } = await import("../../sandbox/src/description/served.ts");
const { createFaultQueue } = await import("../../sandbox/src/faults/queue.ts");
const { createIdSource } = await import("../../sandbox/src/random.ts");
const { createRecorder } = await import("../../sandbox/src/requests.ts");
const { openStore } = await import("../../sandbox/src/store.ts");
const { createTokens } = await import("../../sandbox/src/tokens.ts");

/** The sandbox's routes and checks, for a contract of any size, and a URL of each operation. */
export function openSandbox(file: string): { respond: App; routes: { method: string; url: string }[] } {
  const document = loadDocument<Contract & { paths: Paths }>(file, file, { numbers: "rounded" });
  const needs = { served: servedBy(document.value.paths), errorTypes };
  checkContract(document, needs);
  const contract = serve(document.value, needs);
  const store = openStore(undefined, { tenants: [] });
  const clock = createClock();
  const respond = createApp({
    ...{
      contract,
      behaviours: behavioursOf(needs.served),
      store,
      clock,
      ids: createIdSource(1),
      tokens: createTokens(store.secret, clock),
    },
    faults: createFaultQueue({ operations: contract.operations, tenants: () => [] }),
    recorder: createRecorder({ clock, masker: createMasker({ secrets: () => [], secretHeaders: [] }) }),
    ...{ onRequest: () => {}, tokenLifetime: 60, latency: 0, signal: new AbortController().signal },
  });
  const routes = contract.operations.map(({ method, path }) => ({
    method,
    url: `http://localhost${path.replaceAll(/\{[^}]*\}/g, "1")}`,
  }));
  return { respond, routes };
}

type Paths = Record<string, Record<string, { operationId?: string }>>;

/** Every operation, as if it had a behaviour. */
function servedBy(paths: Paths): Record<string, string[]> {
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
  return Object.fromEntries(ids.filter((id) => id !== undefined).map((id) => [id, []]));
}

function behavioursOf(served: object): Record<string, () => object> {
  return Object.fromEntries(Object.keys(served).map((id) => [id, () => ({})]));
}
