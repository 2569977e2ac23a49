import { configDefaults, defineConfig, type ViteUserConfig } from "vitest/config";

// Jest runs its own example.
const config: ViteUserConfig = defineConfig({ test: { exclude: [...configDefaults.exclude, "examples/jest.*"] } });

export default config;
