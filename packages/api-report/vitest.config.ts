import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests();

export default config;
