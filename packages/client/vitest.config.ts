import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineTests({ test: { setupFiles: ["@conomyhq/har/setup"] } });

export default config;
