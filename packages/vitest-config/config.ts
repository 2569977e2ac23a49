import { defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import { PortableReporter } from "./portable-reporter.ts";

const shared: ViteUserConfig = {
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", new PortableReporter({})],
    // Read by scripts/lib/tests.ts.
    outputFile: { json: "reports/test.json" },
    globalSetup: `${import.meta.dirname}/compile-cache.ts`,
  },
};

/** A global setup: what tests, and the processes that they start, keep in temporary folders goes after the run. */
export const temporary: string = `${import.meta.dirname}/temporary.ts`;

/**
 * For a package of many files. Those that a worker runs share its process and its modules, because starting takes longer
 * than most of them; what a test replaced is put back before the next.
 */
export const oneProcess: NonNullable<ViteUserConfig["test"]> = {
  isolate: false,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
};

/** The configuration of a package's tests: the shared one, and what it alone needs. Lists are added up. */
export function defineTests(own: ViteUserConfig = {}): ViteUserConfig {
  return mergeConfig(shared, defineConfig(own));
}
