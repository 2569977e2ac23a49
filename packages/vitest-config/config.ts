import { configDefaults, defineConfig, mergeConfig, type ViteUserConfig } from "vitest/config";
import { PortableReporter } from "./portable-reporter.ts";

const shared: ViteUserConfig = {
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", new PortableReporter({})],
    // `slowTests` is for those.
    exclude: [...configDefaults.exclude, "**/*.slow.test.ts"],
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

/**
 * A package's configuration for its files `*.slow.test.ts`: random and hostile input, real registries, thousands of calls.
 * `pnpm test:slow` runs them, so that `pnpm test` stays quick.
 */
export function slowTests(config: ViteUserConfig): ViteUserConfig {
  const { include: _include, ...test } = config.test ?? {};
  const slow = { include: ["**/*.slow.test.ts"], exclude: configDefaults.exclude };
  return { ...config, test: { ...test, ...slow, outputFile: { json: "reports/test-slow.json" } } };
}
