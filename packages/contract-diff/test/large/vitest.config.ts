import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Apart from `pnpm test`, because they install 100 MB of documents.
const config: ViteUserConfig = defineTests({
  test: {
    include: ["test/large/*.test.ts"],
    globalSetup: temporary,
    outputFile: { json: "reports/test-consumers.json" },
    testTimeout: 180_000,
  },
});

export default config;
