import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: {
    globalSetup: [temporary],
    outputFile: { json: "reports/test-cache.json" },
    // Two clones are installed, and one of them builds.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

export default config;
