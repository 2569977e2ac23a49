import { servers } from "./contract.generated.ts";
import { ConomyConfigError } from "./errors/config-error.ts";
import type { FetchLike } from "./platform.ts";
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

/** Options of {@link createConomyClient}. */
export interface ConomyClientOptions {
  /** Which of Conomy's environments to call. Give this or `baseUrl`. */
  environment?: ConomyEnvironment;
  /** Another base URL, such as a local stand-in's. Give this or `environment`. */
  baseUrl?: string;
  /** The key of the integration, sent as `x-api-key`. */
  apiKey: string | undefined;
  /** Exchanged for a bearer token at `POST /auth`. Give this or `accessToken`. */
  credentials?: ConomyCredentials;
  /** A bearer token that you obtain yourself. Give this or `credentials`. */
  accessToken?: AccessTokenSource;
  /**
   * Names your application to Conomy, such as `billing/3.2`. The client adds its own name.
   *
   * @default the client's own name alone
   */
  userAgent?: string;
  /**
   * A `fetch` to use instead of the platform's.
   *
   * @default `globalThis.fetch`, looked up at every call
   */
  fetch?: FetchLike;
}

/** {@link ConomyClientOptions}, checked. */
export interface ClientConfig {
  baseUrl: string;
  apiKey: string;
  credentials: { clientId: string; clientSecret: string } | undefined;
  accessToken: AccessTokenSource | undefined;
  userAgent: string | undefined;
  fetch: FetchLike | undefined;
}

/**
 * Checks options and says which one cannot work.
 *
 * @throws {@link ConomyConfigError} naming the option.
 */
export function toClientConfig(options: ConomyClientOptions): ClientConfig {
  const { environment, baseUrl, apiKey, credentials, accessToken, userAgent, fetch } = options;

  if ((environment === undefined) === (baseUrl === undefined)) {
    throw new ConomyConfigError("Give either `environment` or `baseUrl`, so that the client knows whom to call.");
  }
  if (environment !== undefined && !Object.hasOwn(servers, environment)) {
    throw new ConomyConfigError(`\`environment\` must be one of ${Object.keys(servers).join(", ")}.`);
  }
  if ((credentials === undefined) === (accessToken === undefined)) {
    throw new ConomyConfigError("Give either `credentials` or `accessToken`; one of them becomes the bearer token.");
  }

  return {
    baseUrl: baseUrl === undefined ? servers[environment as ConomyEnvironment] : toBaseUrl(baseUrl),
    apiKey: toFilled("apiKey", apiKey),
    credentials: credentials && {
      clientId: toFilled("credentials.clientId", credentials.clientId),
      clientSecret: toFilled("credentials.clientSecret", credentials.clientSecret),
    },
    accessToken: typeof accessToken === "string" ? toFilled("accessToken", accessToken) : accessToken,
    userAgent,
    fetch,
  };
}

function toFilled(name: string, value: string | undefined): string {
  if (value === undefined || value === "") throw new ConomyConfigError(`\`${name}\` is missing or empty.`);
  return value;
}
