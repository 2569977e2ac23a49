import { defineTests, oneProcess } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";
import { text } from "./text.ts";
import { yaml } from "./yaml.ts";

const config: ViteUserConfig = defineTests({
  plugins: [yaml, text].map((plugin) => ({ ...plugin, enforce: "pre" as const })),
  test: { ...oneProcess, setupFiles: ["@conomyhq/har/setup"] },
});

export default config;
