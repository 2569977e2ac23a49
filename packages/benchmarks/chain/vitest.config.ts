import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: {
    include: ["chain/whole-chain.test.ts", "soak/*.test.ts"],
    globalSetup: [temporary],
    outputFile: { json: "reports/test-consumers.json" },
    testTimeout: 300_000,
  },
});

export default config;
