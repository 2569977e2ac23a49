import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it installs Next, NestJS, Jest, and large contracts to compare, and releases copies of
// the repository.
await runTests(["test:consumers"], "test-consumers.json");
