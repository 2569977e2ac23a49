import { isHeaderValue } from "./headers.ts";
import { within } from "./time.ts";

/** A token and when it was obtained, as a {@link TokenCache} keeps it. All times are in ms since 1970. */
export interface CachedToken {
  /** A secret. */
  token: string;
  /** When it came. */
  obtainedAt: number;
  /** When to obtain the next one, before this one expires. */
  renewAt: number;
}

/**
 * Shares tokens between processes. Its methods may be asynchronous. If one fails, takes longer than 500 ms, or returns
 * no {@link CachedToken}, the client works as if there were no cache.
 */
export interface TokenCache {
  /** @returns the token, or nothing. */
  get(key: string): CachedToken | null | undefined | Promise<CachedToken | null | undefined>;
  /** Keeps a token. */
  set(key: string, token: CachedToken): unknown;
}

/** How long to wait for a cache, in ms. */
const patience = 500;
/** The longest life that a token is trusted with, in ms: a day. */
export const longestLife = 86_400_000;

/** Whether a token is of today: neither from a clock that runs ahead, nor near its end. */
export function isFresh(entry: Partial<CachedToken> | undefined): boolean {
  // Without a token the date is not asked for: where Next renders in advance, that would fail the build.
  const { obtainedAt, renewAt = 0 } = entry ?? {};
  return obtainedAt !== undefined && obtainedAt <= Date.now() && Date.now() < renewAt;
}

/** A cache that never fails, hangs or returns anything but a token that can be used. */
export interface GuardedCache {
  get(): Promise<CachedToken | undefined>;
  set(token: CachedToken): Promise<unknown>;
}

/**
 * Guards a cache.
 *
 * @param credentials - What the token depends on. The key shows none of it.
 */
export function guard(cache: TokenCache, credentials: unknown[]): GuardedCache {
  async function key(): Promise<string> {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(credentials)));
    return `conomyhq ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
  }
  const attempt = <T>(work: (key: string) => Promise<T>): Promise<T | undefined> =>
    within(patience, undefined, Boolean, async () => work(await key())).catch(() => undefined);
  const get = () =>
    attempt(async (key) => {
      const { token, obtainedAt, renewAt } = (await cache.get(key)) as CachedToken;
      const entry = { token, obtainedAt, renewAt };
      return isHeaderValue(token) && isFresh(entry) && renewAt - obtainedAt <= longestLife ? entry : undefined;
    });
  return {
    get,
    set: (token) =>
      attempt(async (key) => {
        const known = await get();
        // Another client's may be newer, when its request was the quicker one.
        if (!known || known.obtainedAt <= token.obtainedAt) await cache.set(key, token);
      }),
  };
}
