import type { AccessToken } from "@conomyhq/openapi-types";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { isHeaderValue } from "./headers.ts";
import type { AccessTokenSource } from "./options.ts";
import { forever } from "./time.ts";
import { type GuardedCache, longestLife } from "./token-cache.ts";
import type { LoadToken, Token } from "./token-source.ts";

/** Takes tokens that the caller obtains. A function is called for each attempt. */
export function fromAccessToken(source: AccessTokenSource): LoadToken {
  return async () => {
    const isText = typeof source === "string";
    const token = isText ? source : await source();
    if (!isHeaderValue(token)) refuse("accessToken", "return text in Latin-1 without line breaks");
    return isText ? { token, obtainedAt: 0, renewAt: forever } : { token };
  };
}

/**
 * Obtains tokens for credentials. A token is used for 80 to 90 % of its life; how much is left to chance, so that many
 * processes do not renew at once.
 *
 * @param obtain - Makes one `POST /auth`.
 */
export function fromCredentials(
  obtain: (signal: AbortSignal) => Promise<AccessToken>,
  cache: GuardedCache | undefined,
): LoadToken {
  /** The last token that came from the cache in place of a refused one. */
  let replacement: Token | undefined;
  return async (signal, refused) => {
    // Another process may have replaced the token that was refused here. If that is refused as well, the cache is wrong.
    const cached = refused && refused === replacement ? undefined : await cache?.get();
    if (cached && cached.token !== refused?.token) {
      if (refused) replacement = cached;
      return cached;
    }
    const sentAt = performance.now();
    const { accessToken: token, expiresIn } = await obtain(signal);
    if (!isHeaderValue(token)) {
      throw new ConomyParseError(`POST ${authPath} returned no token that can be sent`, { attempts: [], status: 200 });
    }
    // A token lives from when the server made it, which is before its response arrived.
    const obtainedAt = Math.floor(Date.now() - (performance.now() - sentAt));
    // A life that cannot be counts as a minute.
    const life = expiresIn >= 1 ? Math.min(expiresIn * 1000, longestLife) : 60_000;
    const entry = { token, obtainedAt, renewAt: obtainedAt + life * (0.8 + Math.random() / 10) };
    await cache?.set({ ...entry });
    return entry;
  };
}
