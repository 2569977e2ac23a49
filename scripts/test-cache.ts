import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because it clones the repository, and installs and builds in the clones.
runTests(["test:cache"], "test-cache.json");
