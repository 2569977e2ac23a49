import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: {
    include: ["importers/*.test.ts"],
    globalSetup: "importers/install.ts",
    outputFile: { json: "reports/test-consumers.json" },
    hookTimeout: 180_000,
  },
});

export default config;
