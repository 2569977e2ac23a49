import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";

const shared: ViteUserConfig = {
  test: {
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", "json"],
    // Read by scripts/lib/tests.ts.
    outputFile: { json: "reports/test.json" },
  },
};

/** The configuration of a package's tests: the shared one, and what it alone needs. Lists are added up. */
export function defineTests(own: ViteUserConfig = {}): ViteUserConfig {
  return mergeConfig(shared, defineConfig(own));
}
