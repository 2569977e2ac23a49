import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`: random and hostile input, real registries, thousands of calls.
await runTests(["test:slow"], "test-slow.json");
