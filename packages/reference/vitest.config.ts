import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Not those of `importers/`, which have their own verb.
const config: ViteUserConfig = defineTests({ test: { exclude: ["**/node_modules/**", "importers/**"] } });

export default config;
