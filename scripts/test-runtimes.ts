import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it installs further Node versions, Bun, Deno, workerd and compilers.
await runTests(["test:runtimes"], "test-runtimes.json");
