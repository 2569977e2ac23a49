import { defineTests, oneProcess } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({
  test: { ...oneProcess, setupFiles: ["@conomyhq/har/setup", "test/warnings.ts"] },
});

export default config;
