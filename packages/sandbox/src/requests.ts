import { apiKeyHeader } from "./contract.ts";

/** A request that the sandbox got, without its secrets. */
export interface RecordedRequest {
  method: string;
  /** Without the query, and without the prefix `/sandbox`. */
  path: string;
  /** By lower-case name; the values of `authorization` and of the key are masked. */
  headers: Record<string, string>;
  /** As it came; of one that carries a secret, only what is known not to be one. Empty if it could not be read. */
  body: string;
  /** The status of the answer; absent while it is not decided, and if the connection was dropped instead. */
  status?: number;
}

/** How many are kept: a sandbox that runs for days stays small. */
const maxRequests = 10_000;

const masked = "****";
const secretHeaders = new Set(["authorization", "proxy-authorization", apiKeyHeader.toLowerCase()]);

/** Notes a request before it is handled. */
export function keepRequest(
  requests: RecordedRequest[],
  { method, headers }: Request,
  path: string,
  body: string,
): RecordedRequest {
  const record: RecordedRequest = {
    method,
    path,
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, secretHeaders.has(name) ? masked : value])),
    body: maskBody(body),
  };
  if (requests.push(record) > maxRequests) requests.shift();
  return record;
}

function maskBody(body: string): string {
  if (!/secret/i.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), (name, value) => (/secret/i.test(name) ? masked : value));
  } catch {
    // Sent as a form, or cut off: where the secret ends is anybody's guess.
    return masked;
  }
}
