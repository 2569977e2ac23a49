import { apiKeyHeader, apiVersionHeader, userAgentHeader, version } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import type { HeadersInput } from "./platform.ts";

/** The headers that only the client sets, and those that only `fetch` sets, by lower-case name. */
export const managedHeaders: readonly string[] = [
  "authorization",
  apiKeyHeader,
  apiVersionHeader,
  userAgentHeader,
  ..."connection content-length expect host keep-alive te trailer transfer-encoding upgrade".split(" "),
];

/** The headers of every call, `POST /auth` included, by lower-case name. */
export function identification(apiKey: string, userAgent: string): Record<string, string> {
  return { [apiKeyHeader]: apiKey, [userAgentHeader]: `${userAgent} conomyhq-client/${version}`.trim() };
}

/** The headers of a call that needs a bearer token. */
export function authorization(token: string, apiVersion: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, [apiVersionHeader]: apiVersion };
}

/** Whether a value can be sent as a header: text in Latin-1, not blank, without line breaks. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === "string" && /^(?=.*\S)[\t -~\x80-\xff]+$/.test(value);
}

/** @throws {ConomyConfigError} for a name or value that no header can have. `fetch` would refuse it too, but echo it. */
export function toHeaders(given: HeadersInput): Headers {
  try {
    if (typeof given !== "object") throw given;
    return new Headers(given as [string, string][]);
  } catch {
    return refuse("headers", "hold names and values that can be sent");
  }
}
