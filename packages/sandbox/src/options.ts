import { between, type Check, callable, checkOptions, flag, text, texts } from "./checks.ts";
import { checkHosts, checkOrigins } from "./guard.ts";
import type { SandboxOptions } from "./sandbox.ts";

/** A day would be a mistake, and a timer of Node lasts no longer than 24 of them. In ms. */
const longest = 600_000;

const checks: Record<keyof SandboxOptions, Check> = {
  port(value, name) {
    if (value !== false) between(0, 65_535)(value, name);
  },
  host: text,
  allowRemote: flag,
  allowedHosts(value, name) {
    texts(value, name);
    checkHosts(value as string[]);
  },
  corsOrigins(value, name) {
    texts(value, name);
    checkOrigins(value as string[]);
  },
  contract: text,
  db: text,
  record: text,
  // What is in it has checks of its own.
  seed() {},
  latency: between(0, longest),
  stopGrace: between(0, longest),
  now: callable,
  tokenLifetime: between(1, Number.MAX_SAFE_INTEGER),
  randomSeed: between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  control: flag,
  onRequest: callable,
};

/** @throws a `TypeError` that names the option that is not known, or what its value must be. */
export function checkSandboxOptions(options: unknown): void {
  checkOptions(options, checks);
}
