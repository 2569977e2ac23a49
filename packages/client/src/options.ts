import type { TokenCache } from "./auth.ts";
import { servers } from "./contract.generated.ts";
import { ConomyConfigError } from "./errors/config-error.ts";
import type { Observers } from "./observe.ts";
import type { FetchLike } from "./platform.ts";
import type { RetryOptions } from "./retry.ts";
import { toBaseUrl } from "./url.ts";

/** One of Conomy's environments. */
export type ConomyEnvironment = keyof typeof servers;

/** Client credentials of one environment and tenant. */
export interface ConomyCredentials {
  clientId: string | undefined;
  clientSecret: string | undefined;
}

/** An access token, or a function that answers one whenever the client needs it. */
export type AccessTokenSource = string | (() => string | Promise<string>);

/** What a client and each of its calls can be told about time and retries. */
export interface ReliabilityOptions {
  /**
   * How long one attempt may take, its body included, in ms.
   *
   * @default 30000
   */
  timeout?: number | undefined;
  /**
   * How long a call may take in all, with every attempt, wait and token, in ms.
   *
   * @default 90000
   */
  deadline?: number | undefined;
  /** How what failed is tried again; `false` for not at all. */
  retry?: RetryOptions | false | undefined;
}

/** Options of {@link createConomyClient}. */
export interface ConomyClientOptions extends ReliabilityOptions, Observers {
  /** Which of Conomy's environments to call. Give this or `baseUrl`. */
  environment?: ConomyEnvironment | undefined;
  /** Another base URL, such as a local stand-in's. Give this or `environment`. */
  baseUrl?: string | undefined;
  /** The key of the integration, sent as `x-api-key`. */
  apiKey: string | undefined;
  /** Exchanged for a bearer token at `POST /auth`. Give this or `accessToken`. */
  credentials?: ConomyCredentials | undefined;
  /** A bearer token that you obtain yourself. Give this or `credentials`. */
  accessToken?: AccessTokenSource | undefined;
  /** Where tokens from `credentials` are kept beside this client's memory, to share them between processes. */
  tokenCache?: TokenCache | undefined;
  /**
   * Names your application to Conomy, such as `billing/3.2`. The client adds its own name.
   *
   * @default the client's own name alone
   */
  userAgent?: string | undefined;
  /**
   * A `fetch` to use instead of the platform's.
   *
   * @default `globalThis.fetch`, looked up at every call
   */
  fetch?: FetchLike | undefined;
  /**
   * The largest body to accept, in bytes after decompression.
   *
   * @default 10485760, 10 MiB
   */
  maxBodySize?: number | undefined;
  /**
   * Lets the client start in a browser. Conomy asks that keys, secrets and tokens never get there.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * Checks options and says which one cannot work.
 *
 * @returns the base URL.
 * @throws {ConomyConfigError} naming the option.
 */
export function checkOptions(options: ConomyClientOptions): string {
  const { environment, baseUrl, apiKey, credentials, accessToken } = options;
  if ("document" in globalThis && !options.dangerouslyAllowBrowser) {
    throw new ConomyConfigError("Call Conomy from a backend: in a browser no key or secret is safe.");
  }
  if (!environment === !baseUrl) throw new ConomyConfigError("Give `environment` or `baseUrl`.");
  if (!credentials === !accessToken) throw new ConomyConfigError("Give `credentials` or `accessToken`.");
  for (const [name, value] of Object.entries({ apiKey, ...credentials })) {
    if (!value) throw new ConomyConfigError(`\`${name}\` is missing.`);
  }
  checkReliability(options);
  return toBaseUrl(environment ? servers[environment] : baseUrl);
}

/** @throws {ConomyConfigError} naming a time or a number of attempts that cannot be. */
export function checkReliability({ timeout, deadline, retry }: ReliabilityOptions): void {
  checkNumber("timeout", timeout);
  checkNumber("deadline", deadline);
  for (const [name, value] of Object.entries(retry || {})) checkNumber(name, value);
}

function checkNumber(name: string, value: number | undefined): void {
  if (value !== undefined && !(value >= 0)) throw new ConomyConfigError(`\`${name}\` must be a number from 0.`);
}
