import { slowTests } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";
import tests from "./vitest.config.ts";

const config: ViteUserConfig = slowTests(tests);

export default config;
