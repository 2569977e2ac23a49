import { checks } from "./lib/shards.ts";
import { runTests } from "./lib/tests.ts";

// Arguments go to turbo: `pnpm test --force` runs everything anew, `pnpm test --filter=@conomyhq/client` one package.
await runTests([...checks, "test"], "test.json");
