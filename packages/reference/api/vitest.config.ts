import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

/** Tests of the packages' docs, apart from those of the page: a change of the client makes only these run again. */
const config: ViteUserConfig = defineTests({
  test: {
    include: ["api/*.test.ts"],
    outputFile: { json: "reports/test-pages-api.json" },
  },
});

export default config;
