import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// The files that a worker runs share its compiler, its generator of types and its engine, which are slow to load.
const config: ViteUserConfig = defineTests({
  test: { globalSetup: temporary, pool: "forks", isolate: false, env: { GITHUB_SERVER_URL: "" } },
});

export default config;
