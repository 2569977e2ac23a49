import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it installs Next, NestJS, Jest and more.
runTests(["test:consumers"], "test-consumers.json");
