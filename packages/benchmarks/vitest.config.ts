import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// The whole chain and the soak have their own verb.
const config: ViteUserConfig = defineTests({
  test: { exclude: ["**/node_modules/**", "chain/whole-chain.test.ts", "soak/*.test.ts"] },
});

export default config;
