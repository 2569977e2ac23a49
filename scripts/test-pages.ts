import { runTests } from "./lib/tests.ts";

// Apart from `pnpm test`, because Chromium reads every page that is built, and the preview of what is being edited.
await runTests(["build:docs", "build:api", "test:pages", "test:api"], "test-pages*.json");
