import { defineConfig, type ViteUserConfig } from "vitest/config";
import { yaml } from "./yaml.ts";

const config: ViteUserConfig = defineConfig({ plugins: [{ ...yaml, enforce: "pre" }] });

export default config;
