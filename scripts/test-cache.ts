import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it clones the repository, and installs and builds in the clones.
await runTests(["test:cache"], "test-cache.json");
