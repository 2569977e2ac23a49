import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: {
    include: ["consumers/*.test.ts"],
    globalSetup: [temporary, "consumers/install.ts"],
    outputFile: { json: "reports/test-consumers.json" },
    // By default vitest leaves one processor free, which is half of two.
    maxWorkers: "100%",
    // A build of Next takes 20 s where nothing else runs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

export default config;
