import { defineTests, temporary } from "@conomyhq/vitest-config";
import type { ViteUserConfig } from "vitest/config";

// The files that a worker runs share its compiler, its generator of types and its engine, which are slow to load. With
// one worker for each processor none of them waits: vitest would leave one free, which is half of two.
const config: ViteUserConfig = defineTests({
  test: {
    // `test:consumers` runs those.
    exclude: ["test/large/**"],
    globalSetup: temporary,
    pool: "forks",
    isolate: false,
    maxWorkers: "100%",
    env: { GITHUB_SERVER_URL: "" },
  },
});

export default config;
