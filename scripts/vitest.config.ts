import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Not those of `browser/` and `clones/`, which have their own verbs.
const config: ViteUserConfig = defineTests({ test: { include: ["test/*.test.ts"] } });

export default config;
