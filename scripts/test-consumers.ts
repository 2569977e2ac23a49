import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it installs Next, NestJS, Jest, and large contracts to compare.
await runTests(["test:consumers"], "test-consumers.json");
