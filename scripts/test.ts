import { runTests } from "./lib/tests.ts";

// Arguments go to turbo: `pnpm test --force` runs everything anew, `pnpm test --filter=@conomyhq/client` one package.
await runTests(
  ["lint", "lint:code", "lint:words", "generate:check", "typecheck", "build", "build:docs", "test"],
  "test.json",
);
