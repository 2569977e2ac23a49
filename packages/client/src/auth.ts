import type { AccessToken } from "@conomyhq/openapi-types";
import { authPath } from "./contract.generated.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { isHeaderValue } from "./headers.ts";
import type { AccessTokenSource } from "./options.ts";

/** Supplies the bearer tokens of a client. */
export interface TokenSource {
  get(): string | Promise<string>;
  /**
   * Drops a token that a 401 refused.
   *
   * @returns whether the next `get()` may answer another one.
   */
  invalidate(token: string): boolean;
}

/** A token and its time, as a {@link TokenCache} keeps it. All times are in ms since 1970. */
export interface CachedToken {
  token: string;
  obtainedAt: number;
  /** When to obtain the next one: some time before this one expires. */
  renewAt: number;
}

/** Shares tokens between processes. Its methods may be asynchronous; if one fails, the client does without it. */
export interface TokenCache {
  get(key: string): CachedToken | undefined | Promise<CachedToken | undefined>;
  set(key: string, token: CachedToken): unknown;
  delete(key: string): unknown;
}

/** A source of tokens that the caller obtains. A function is asked for every call, and once more after a 401. */
export function fromAccessToken(source: AccessTokenSource): TokenSource {
  return typeof source === "string"
    ? { get: () => source, invalidate: () => false }
    : { get: source, invalidate: () => true };
}

/**
 * A source that obtains tokens itself. Calls that need one at the same time share one request. A token is used for 80 to
 * 90 % of its life; how much is left to chance, so that many processes do not renew at once.
 *
 * @param obtain - Makes one `POST /auth`. If it fails, every waiting call gets the error, and the next call tries again.
 * @param key - Names the credentials in the cache.
 * @param patience - How long to rely on a request under way, in ms. In workerd one may stay pending for good, because it
 * ended together with the incoming request that started it.
 */
export function createTokenSource(
  obtain: () => Promise<AccessToken>,
  key: string,
  patience: number,
  cache?: TokenCache,
): TokenSource {
  let current: CachedToken | undefined;
  let refused: string | undefined;
  let pending: Promise<string> | undefined;
  let pendingSince = 0;

  // A clock that was set back would keep a token alive for too long, so one from the future does not count.
  const isFresh = (entry: CachedToken | undefined): entry is CachedToken =>
    entry !== undefined && entry.token !== refused && entry.obtainedAt <= Date.now() && Date.now() < entry.renewAt;

  async function load(): Promise<string> {
    const cached = await attempt(() => cache?.get(key));
    if (isFresh(cached)) current = cached;
    else {
      // A token lives from when the server made it, which is before its answer arrived.
      const obtainedAt = Date.now();
      const { accessToken: token, expiresIn } = await obtain();
      if (!isHeaderValue(token)) {
        throw new ConomyParseError(`POST ${authPath} answered no token that can be sent`, {
          attempts: [],
          status: 200,
        });
      }
      const entry = { token, obtainedAt, renewAt: obtainedAt + expiresIn * 1000 * (0.8 + Math.random() / 10) };
      current = entry;
      await attempt(() => cache?.set(key, entry));
    }
    return current.token;
  }

  return {
    get() {
      if (isFresh(current)) return current.token;
      if (!pending || Date.now() - pendingSince > patience) {
        const loading = load().finally(() => {
          if (pending === loading) pending = undefined;
        });
        pending = loading;
        pendingSince = Date.now();
      }
      return pending;
    },
    invalidate(token) {
      if (current?.token === token) {
        current = undefined;
        refused = token;
        attempt(() => cache?.delete(key));
      }
      return true;
    },
  };
}

/** Does something with the cache, which is a help and not a condition. */
async function attempt<T>(work: () => T): Promise<Awaited<T> | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
