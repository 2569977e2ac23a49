import { defineTests, oneProcess, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// Not those of `consumers/`, which have their own verb, and not those of `projects/`, which are not ours to run.
const config: ViteUserConfig = defineTests({
  test: { ...oneProcess, include: ["*.test.ts"], globalSetup: [temporary, "pack.ts"] },
});

export default config;
