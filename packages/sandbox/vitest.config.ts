import { defineConfig, type ViteUserConfig } from "vitest/config";
import { yaml } from "./yaml.ts";

const config: ViteUserConfig = defineConfig({
  plugins: [{ ...yaml, enforce: "pre" }],
  test: { setupFiles: ["@conomyhq/har/setup"] },
});

export default config;
