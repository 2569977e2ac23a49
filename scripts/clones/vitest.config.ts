import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

/** Tests that clone or copy the repository, and version, pack or release it: they are no part of `pnpm test`. */
const config: ViteUserConfig = defineTests({
  test: {
    include: ["clones/*.test.ts"],
    globalSetup: temporary,
    outputFile: { json: "reports/test-consumers.json" },
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

export default config;
