import { apiKeyHeader, apiVersion, apiVersionHeader, userAgentHeader, version } from "./contract.generated.ts";

/** The headers that the client sets on every call, under the contract's own names. Callers are never asked for them. */
export type ManagedHeader = typeof apiKeyHeader | typeof apiVersionHeader | typeof userAgentHeader;

/** Headers by lower-case name, so that a managed one always replaces a caller's. */
export type HeaderRecord = Record<string, string>;

/** The headers of every call, `POST /auth` included. */
export function identification(apiKey: string, userAgent: string | undefined): HeaderRecord {
  const self = `conomyhq-client/${version}`;
  return {
    [apiKeyHeader.toLowerCase()]: apiKey,
    [userAgentHeader.toLowerCase()]: userAgent ? `${userAgent} ${self}` : self,
  };
}

/** The headers of a call that needs a bearer token. */
export function authorization(token: string): HeaderRecord {
  return {
    authorization: `Bearer ${token}`,
    [apiVersionHeader.toLowerCase()]: apiVersion,
  };
}
