import type { ViteUserConfig } from "vitest/config";
import { defineTests } from "./config.ts";

const config: ViteUserConfig = defineTests();

export default config;
