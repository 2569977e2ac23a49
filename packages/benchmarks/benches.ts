import type { Bench } from "./section.ts";

/** All benches, in the order of the report. Each is loaded when it runs: together they load every peer. */
export const benches: Record<string, Bench> = {
  client: {
    title: "The client beside its peers",
    does: "a call, an import, a bundle, a type check and an install; 2 minutes",
    run: async (...args) => (await import("./client.ts")).benchClient(...args),
  },
  sandbox: {
    title: "The sandbox",
    does: "load beside Prism, and a million customers in a file; 2 minutes",
    run: async (...args) => (await import("./sandbox.ts")).benchSandbox(...args),
  },
  contracts: {
    title: "Large contracts",
    does: "every step with contracts of up to 3,000 operations; 15 minutes",
    run: async (...args) => (await import("./chain/bench.ts")).benchContracts(...args),
  },
  soak: {
    title: "Soak",
    does: "200 callers of one client while its sandbox fails and goes away; 10 minutes",
    run: async (...args) => (await import("./soak/bench.ts")).benchSoak(...args),
  },
};
