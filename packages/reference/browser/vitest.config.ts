import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

/** Tests that read the built pages in a browser: they are no part of `pnpm test`. */
const config: ViteUserConfig = defineTests({
  test: {
    include: ["browser/*.test.ts"],
    outputFile: { json: "reports/test-pages.json" },
  },
});

export default config;
