import { apiKeyHeader, apiVersion, apiVersionHeader, userAgentHeader, version } from "./contract.generated.ts";
import { ConomyConfigError } from "./errors/config-error.ts";

/** The headers of every call, `POST /auth` included, by lower-case name. */
export function identification(apiKey: string, userAgent: string | undefined): Record<string, string> {
  checkHeader("apiKey", apiKey);
  if (userAgent) checkHeader("userAgent", userAgent);
  const self = `conomyhq-client/${version}`;
  return { [apiKeyHeader]: apiKey, [userAgentHeader]: userAgent ? `${userAgent} ${self}` : self };
}

/** Adds the headers of a call that needs a bearer token. */
export function authorize(headers: Record<string, string>, token: string): void {
  checkHeader("accessToken", token);
  headers.authorization = `Bearer ${token}`;
  headers[apiVersionHeader] = apiVersion;
}

/** Whether a value can be sent as a header: text in Latin-1, not empty, without line breaks. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^[\t\x20-\x7e\x80-\xff]+$/.test(value);
}

/**
 * Checks what is about to become a header. `fetch` would refuse it too, but echo the value.
 *
 * @throws {ConomyConfigError} naming the option or header.
 */
export function checkHeader(name: string, value: unknown): void {
  if (isHeaderValue(value)) return;
  throw new ConomyConfigError(`\`${name}\` must be text in Latin-1 without line breaks.`);
}
