import type { AccessToken, AccessTokenRequest } from "@conomyhq/openapi-types";
import { authPath } from "./contract.generated.ts";
import { ConomyApiError } from "./errors/api-error.ts";
import type { AccessTokenSource } from "./options.ts";
import { OutgoingRequest } from "./request.ts";
import type { Transport } from "./transport.ts";

/** Supplies the bearer token of a call. */
export type TokenProvider = () => Promise<string>;

/** The share of a token's life after which it is renewed. */
const renewAfter = 0.9;

/** A provider of a token that the caller obtains. */
export function fromAccessToken(source: AccessTokenSource): TokenProvider {
  return async () => (typeof source === "string" ? source : source());
}

/**
 * A provider that obtains tokens itself. Calls that need a token at the same time share one request; a token is used
 * until nine tenths of its life have passed.
 *
 * @param obtain - Makes one `POST /auth`. If it throws, every call that waits gets the error; the next call tries again.
 * @param now - A clock that never goes back, in ms.
 */
export function createTokenProvider(
  obtain: () => Promise<AccessToken>,
  now: () => number = () => performance.now(),
): TokenProvider {
  let current: { token: string; renewAt: number } | undefined;
  let pending: Promise<string> | undefined;

  async function renew(): Promise<string> {
    // A token lives from when the server made it, which is before its answer arrived.
    const askedAt = now();
    const { accessToken, expiresIn } = await obtain();
    current = { token: accessToken, renewAt: askedAt + expiresIn * 1000 * renewAfter };
    return accessToken;
  }

  return async () => {
    if (current && now() < current.renewAt) return current.token;
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

/**
 * One `POST /auth`.
 *
 * @throws {@link ConomyApiError} if the credentials are refused.
 */
export async function obtainAccessToken(
  transport: Transport,
  baseUrl: string,
  credentials: AccessTokenRequest,
): Promise<AccessToken> {
  const response = await transport(
    new OutgoingRequest(baseUrl + authPath, {
      method: "POST",
      headers: new Headers({ "content-type": "application/json" }),
      signal: undefined,
      body: JSON.stringify(credentials),
    }),
  );
  const body = JSON.parse(await response.text());
  if (!response.ok) throw new ConomyApiError(`POST ${authPath}`, response.status, body);
  return body;
}
