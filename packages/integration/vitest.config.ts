import { defineTests, oneProcess } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Jest runs its own example.
const config: ViteUserConfig = defineTests({
  test: { ...oneProcess, exclude: ["examples/jest.*"] },
});

export default config;
