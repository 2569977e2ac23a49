import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({ test: { setupFiles: ["@conomyhq/har/setup"] } });

export default config;
