import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["consumers/*.test.ts"],
    globalSetup: "consumers/install.ts",
    // A build of Next takes 20 s where nothing else runs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

export default config;
