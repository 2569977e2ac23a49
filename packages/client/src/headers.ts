import { apiKeyHeader, apiVersion, apiVersionHeader, userAgentHeader, version } from "./contract.generated.ts";
import { ConomyConfigError } from "./errors/config-error.ts";

/** The headers that the client sets on every call. Callers are never asked for them. */
export type ManagedHeader = typeof apiKeyHeader | typeof apiVersionHeader | typeof userAgentHeader;

/** Makes what sets the headers of every call, `POST /auth` included. */
export function identification(apiKey: string, userAgent: string | undefined): (headers: Headers) => void {
  checkHeader("apiKey", apiKey);
  if (userAgent) checkHeader("userAgent", userAgent);
  return (headers) => {
    headers.set(apiKeyHeader, apiKey);
    headers.set(userAgentHeader, `${userAgent ? `${userAgent} ` : ""}conomyhq-client/${version}`);
  };
}

/** Sets the headers of a call that needs a bearer token. */
export function authorize(headers: Headers, token: string): void {
  checkHeader("accessToken", token);
  headers.set("authorization", `Bearer ${token}`);
  headers.set(apiVersionHeader, apiVersion);
}

/**
 * Checks what is about to become a header. `fetch` would refuse it too, but echo the value.
 *
 * @throws {@link ConomyConfigError} naming the option or header.
 */
export function checkHeader(name: string, value: unknown): void {
  if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]+$/.test(value)) {
    throw new ConomyConfigError(`\`${name}\` must be text in Latin-1, without line breaks, to be sent as a header.`);
  }
}
