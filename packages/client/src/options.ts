import { checkEither, checkOneOf, complete, readText } from "./complete.ts";
import { apiVersion, servers } from "./contract.generated.ts";
import { ConomyConfigError, refuse } from "./errors/config-error.ts";
import { identification } from "./headers.ts";
import type { Observers } from "./observe.ts";
import { type FetchLike, userAgent } from "./platform.ts";
import type { RetryOptions, RetrySettings } from "./retry.ts";
import type { TokenCache } from "./token-cache.ts";
import { toBaseUrl } from "./url.ts";

/** One of Conomy's environments. */
export type ConomyEnvironment = keyof typeof servers;

/** Client credentials of one environment and tenant. */
export interface ConomyCredentials {
  /** Who calls. */
  clientId: string | undefined;
  /** Proves it. */
  clientSecret: string | undefined;
}

/**
 * An access token, or a function that returns one. It is called for each attempt; calls that need a token at the same
 * moment share what it returns.
 */
export type AccessTokenSource = string | (() => string | Promise<string>);

/** Options of a client and of each of its calls: time limits, retries and API version. */
export interface ReliabilityOptions {
  /**
   * How long one attempt may take, its body included, in ms.
   *
   * Node's own `fetch` gives up after 300,000 ms without response headers. For more, pass the `fetch` of the package undici,
   * with a dispatcher whose `headersTimeout` is larger.
   *
   * @default 30000
   */
  timeout?: number | undefined;
  /**
   * How long a whole call may take, with every attempt, wait, token and middleware, in ms.
   *
   * @default 90000
   */
  deadline?: number | undefined;
  /** How failed attempts are repeated; `false` turns that off. A field that is left out has the client's value. */
  retry?: RetryOptions | false | undefined;
  /**
   * The version of Conomy's API to ask for, sent as `conomyhq-api-version`. The types of this package describe only
   * the default version.
   *
   * @default the version that the contract describes
   */
  apiVersion?: string | undefined;
}

/** Which environment or URL to call. */
export type Target =
  | {
      /** Which of Conomy's environments to call. */
      environment: ConomyEnvironment;
      baseUrl?: undefined;
    }
  | {
      /** Another base URL, such as a local sandbox's. */
      baseUrl: string | undefined;
      environment?: undefined;
    };

/** How to get a bearer token. */
export type Authentication =
  | {
      /** Exchanged for a bearer token at `POST /auth`. */
      credentials: ConomyCredentials;
      accessToken?: undefined;
    }
  | {
      /** A bearer token that you obtain yourself. */
      accessToken: AccessTokenSource | undefined;
      credentials?: undefined;
    };

/** Options of {@link createConomyClient} beside {@link Target} and {@link Authentication}. */
export interface CommonOptions extends ReliabilityOptions, Observers {
  /** The key of the integration, sent as `x-api-key`. */
  apiKey: string | undefined;
  /** Where tokens from `credentials` are stored too, for several processes to share. */
  tokenCache?: TokenCache | undefined;
  /**
   * The name of your application, sent to Conomy, such as `billing/3.2`. The client adds its own name.
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
   * Allows the client to start in a browser page or worker. Anyone who uses the page can then read the key, the secret and
   * the tokens.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * Lets keys, tokens and personal data travel in clear text, by allowing an `http:` URL for a host other than this
   * machine. For a sandbox in another container.
   *
   * @default false
   */
  dangerouslyAllowHttp?: boolean | undefined;
}

/** Options of {@link createConomyClient}. */
export type ConomyClientOptions = CommonOptions & Target & Authentication;

/** What every call may set for itself, complete. */
export interface CallSettings {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: RetrySettings;
  readonly apiVersion: string;
  readonly parseAs: string;
  readonly prefetch: boolean;
  readonly params: { readonly path: object; readonly query: object };
}

/** Options of a client, complete. */
export interface Settings extends Observers {
  readonly baseUrl: string;
  /** The headers of every call, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: FetchLike;
  readonly maxBodySize: number;
  /** What a call does not set for itself. */
  readonly usual: CallSettings;
  /** How to get a token; one of the two. */
  readonly credentials: { readonly clientId: string; readonly clientSecret: string } | undefined;
  readonly accessToken: AccessTokenSource;
  readonly tokenCache: TokenCache | undefined;
}

// Looked up at every call, so that what replaces the global `fetch` later is used.
const platformFetch: FetchLike = (url, init) => globalThis.fetch(url, init);

/**
 * Checks options and completes them.
 *
 * @throws {ConomyConfigError} naming the option that cannot work.
 */
export function readOptions(options: ConomyClientOptions): Settings {
  const settings = complete(options, {
    environment: "" as ConomyEnvironment | "",
    baseUrl: "",
    apiKey: "",
    userAgent: "",
    fetch: platformFetch,
    maxBodySize: 10 * 2 ** 20,
    onAttempt() {},
    logger: { debug() {}, warn() {}, error() {} },
    dangerouslyAllowBrowser: false,
    dangerouslyAllowHttp: false,
  });
  const { environment, baseUrl } = settings;
  // What is an object stays the caller's own: it may be of a class.
  const { credentials: given, accessToken = "", tokenCache, logger } = options;
  const apiKey = readText(options, "apiKey");
  checkEither(options, "environment", "baseUrl");
  checkEither(options, "credentials", "accessToken");
  const credentials = given && {
    clientId: readText(given, "clientId"),
    clientSecret: readText(given, "clientSecret"),
  };
  if (!given && typeof accessToken !== "function") complete(accessToken, "", "accessToken");
  if (tokenCache !== undefined) complete(tokenCache, { get() {}, set() {} }, "tokenCache", true);
  if (environment) checkOneOf(environment, Object.keys(servers), "environment");
  // A browser's workers have no document.
  if (!settings.dangerouslyAllowBrowser && ("document" in globalThis || /^Mozilla/.test(userAgent()))) {
    throw new ConomyConfigError(
      "In a browser no secret is safe: call Conomy from a backend, or set `dangerouslyAllowBrowser`.",
    );
  }
  if (!options.fetch && !globalThis.fetch) refuse("fetch", "be given in a runtime that has none");
  if (!globalThis.TextDecoder) refuse("TextDecoder", "be given in a runtime that has none, as jsdom");
  return {
    ...settings,
    baseUrl: toBaseUrl(environment ? servers[environment] : baseUrl, settings.dangerouslyAllowHttp),
    headers: identification(apiKey, settings.userAgent),
    credentials,
    accessToken,
    tokenCache,
    logger,
    usual: complete(options, {
      timeout: 30_000,
      deadline: 90_000,
      // As Conomy advises.
      retry: { attempts: 5, minDelay: 1000, maxDelay: 32_000 },
      apiVersion,
      parseAs: "json",
      params: { path: {}, query: {} },
      prefetch: false,
    }),
  };
}
