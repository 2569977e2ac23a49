import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

/** Tests that follow the preview in a browser while the contract is edited: they are no part of `pnpm test`. */
const config: ViteUserConfig = defineTests({
  test: {
    include: ["browser/*.test.ts"],
    outputFile: { json: "reports/test-pages.json" },
    // Each waits for several builds of the page, for 50 s at the most.
    testTimeout: 240_000,
  },
});

export default config;
