import { defineTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Not those of `clones/`, which have their own verb.
const config: ViteUserConfig = defineTests({ test: { include: ["test/*.test.ts"] } });

export default config;
