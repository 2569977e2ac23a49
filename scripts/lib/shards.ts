/** What `pnpm test` checks beside the tests. */
export const checks: readonly string[] = [
  "lint",
  "lint:code",
  "lint:words",
  "generate:check",
  "typecheck",
  "build",
  "build:docs",
];

const tasks = (task: string, ...packages: string[]) => packages.map((name) => `@conomyhq/${name}#${task}`);

/**
 * What CI runs beside each other, each on a machine of its own: tasks of turbo, by the name of the shard. What several
 * of them need comes from the remote cache, or is built by each.
 */
export const shards: Readonly<Record<string, readonly string[]>> = {
  checks,
  client: [
    ...tasks("test", "client", "har", "integration", "mask", "openapi", "sandbox"),
    ...tasks("test:slow", "client", "integration", "sandbox"),
  ],
  "contract-diff": [
    ...tasks("test", "command", "contract-diff", "contract-document"),
    ...tasks("test:slow", "contract-diff"),
    ...tasks("test:consumers", "contract-diff"),
  ],
  packages: tasks(
    "test",
    "api-report",
    "benchmarks",
    "consumer-tests",
    "reference",
    "release",
    "scripts",
    "vitest-config",
  ),
  pages: [...tasks("test:pages", "reference", "scripts"), ...tasks("test:api", "reference")],
  consumers: tasks("test:consumers", "benchmarks", "consumer-tests", "reference"),
  releases: [...tasks("test:slow", "release", "scripts"), ...tasks("test:consumers", "scripts")],
  runtimes: tasks("test:runtimes", "consumer-tests"),
  cache: tasks("test:cache", "remote-cache"),
};
