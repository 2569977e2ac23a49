import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: {
    include: ["runtimes/*.test.ts"],
    globalSetup: "runtimes/install.ts",
    outputFile: { json: "reports/test-runtimes.json" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
