import { defineTests, oneProcess } from "@conomyhq/vitest-config";
import { configDefaults, type ViteUserConfig } from "vitest/config";

// Jest runs its own example.
const config: ViteUserConfig = defineTests({
  test: { ...oneProcess, exclude: [...configDefaults.exclude, "examples/jest.*"] },
});

export default config;
