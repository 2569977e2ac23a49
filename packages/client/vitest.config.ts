import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// A process for each file would be as long in starting as most of them in running. Each test undoes what it changes.
const config: ViteUserConfig = defineTests({
  test: { setupFiles: ["@conomyhq/har/setup", "test/warnings.ts"], isolate: false },
});

export default config;
