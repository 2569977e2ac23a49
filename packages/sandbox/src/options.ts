import { between, type Check, callable, checkOptions, flag, text, texts } from "./checks.ts";
import { checkHosts, checkOrigins } from "./guard.ts";
import type { RecordedRequest } from "./requests.ts";
import type { Seed } from "./seed.ts";

/** Options of `startSandbox`. */
export interface SandboxOptions {
  /**
   * Where to listen. 0 takes a free port; `false` listens nowhere, so that only `sandbox.fetch` responds.
   *
   * @default 0
   */
  port?: number | false;
  /**
   * The address to listen on. One beyond loopback needs `allowRemote`.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /** Lets others on the network reach the sandbox. */
  allowRemote?: boolean;
  /**
   * Names that callers may use for the address that is listened on, such as that of a compose service. `localhost` and
   * loopback addresses are always allowed; with `allowRemote` beyond loopback, every address is.
   */
  allowedHosts?: readonly string[];
  /** Origins whose pages may call, such as `http://localhost:3000`. */
  corsOrigins?: readonly string[];
  /**
   * An OpenAPI file, YAML or JSON, to serve in place of the contract that this package was made from. It has the same
   * operations, and may describe them otherwise.
   *
   * @default the contract of this version
   */
  contract?: string;
  /**
   * A file that keeps the state.
   *
   * @default the state is forgotten at the end
   */
  db?: string;
  /**
   * A file that gets what was exchanged, without secrets, as HAR. One that an earlier sandbox wrote is continued.
   *
   * @default nothing is recorded
   */
  record?: string;
  /** Tenants and their customers, or a JSON file with them. A database that exists already keeps its own. */
  seed?: Seed | string;
  /** Before each response, in ms. */
  latency?: number;
  /**
   * How long `close()` waits for the calls under way, in ms. Then they are cut.
   *
   * @default 5000
   */
  stopGrace?: number;
  /**
   * The time that `sandbox.clock` follows, in ms since 1970.
   *
   * @default the time of this process, as fake timers move it
   */
  now?: () => number;
  /**
   * How long a token lives, in seconds, from 1 on.
   *
   * @default 3600
   */
  tokenLifetime?: number;
  /**
   * Decides ids and trace ids: the same number gives the same ones in the same order.
   *
   * @default 1
   */
  randomSeed?: number;
  /**
   * Offers state, requests, faults and the clock over HTTP, under `/__sandbox/`, and a page for a browser there.
   * `/__sandbox/health` is always there.
   */
  control?: boolean;
  /**
   * Called once the response to a request is decided, with what `sandbox.requests` keeps of it. It is not waited
   * for; if it fails, the error is written to stderr.
   */
  onRequest?: (request: RecordedRequest) => void;
}

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
