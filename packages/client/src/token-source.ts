import type { AccessToken } from "@conomyhq/openapi-types";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { isHeaderValue } from "./headers.ts";
import type { AccessTokenSource } from "./options.ts";
import { isInterrupt } from "./platform.ts";
import type { RetryBudget } from "./retry.ts";
import { forever, within } from "./time.ts";
import { type CachedToken, type GuardedCache, isFresh, longestLife } from "./token-cache.ts";

/** One generation of a token, from obtaining it to its end. A server may issue the same text again as the next one. */
export interface Token extends Partial<CachedToken> {
  readonly token: string;
  /** Whether a call with it got anything but 401. */
  proven?: boolean;
}

/** Supplies the bearer tokens of a client, one generation after the other. */
export interface TokenSource {
  /** The token at hand, if there is one: most of the time nothing has to be waited for. */
  peek(): Token | undefined;
  /**
   * Obtains a token.
   *
   * @param signal - Aborts when the call stops waiting.
   * @param patience - How long to rely on a request that another call started, in ms.
   */
  get(signal: AbortSignal, patience: number): Promise<Token>;
  /**
   * Takes note of a 401.
   *
   * @param isReplay - Whether the call was tried with another token before.
   * @returns whether the call should be tried again, with the next token.
   */
  refuse(token: Token, isReplay: boolean): boolean | Promise<boolean>;
  /** Takes note of a token that was accepted, or of the end of a call that could have told. */
  settle(token?: Token): void;
}

/** Obtains the next token, which should be another one than what was refused last. */
export type LoadToken = (signal: AbortSignal, refused: Token | undefined) => Promise<Token>;

/** How long a token that was never accepted is kept when another was replaced before it, in ms. */
const pause = 5000;

/**
 * Makes a source of tokens.
 *
 * No server can provoke a storm of requests by its 401s. A token is replaced once. Of the calls that it failed, one tries
 * the next token, and the others follow if that was accepted. If it was not, the 401 is what they get, and the next
 * replacement comes 5 s later at the earliest. A token that was accepted before it was refused is replaced at once, for one
 * retry of the budget.
 *
 * Calls that need a token at the same time share the request of the first; if that call ends before its request, the next
 * one starts another. If the request fails, every waiting call gets the error, and the next call tries again.
 */
export function createTokenSource(load: LoadToken, budget: RetryBudget): TokenSource {
  let current: Token | undefined;
  let refused: Token | undefined;
  let pending: { token: Promise<Token>; signal: AbortSignal } | undefined;
  let replacedAt = -forever;
  let verdict: Promise<boolean> | boolean = true;
  let decide = (_proven: boolean) => {};
  let renewals = 0;

  async function renew(signal: AbortSignal): Promise<Token> {
    const next = await load(signal, refused);
    // A function of the caller's returns the same token for many calls.
    if (next.renewAt || next.token !== current?.token) current = next;
    renewals++;
    return current as Token;
  }

  return {
    peek: () => (isFresh(current) ? current : undefined),
    async get(signal, patience) {
      const before = renewals;
      for (;;) {
        const isOwn = !pending;
        pending ??= { signal, token: renew(signal) };
        const joined = pending;
        try {
          // In workerd, a request stays pending for good when the incoming request that started it has ended.
          return await within(
            isOwn ? forever : patience,
            signal,
            () => joined,
            () => joined.token,
          );
        } catch (error) {
          const isOver = error === joined || joined.signal.aborted || isInterrupt(error);
          if (isOwn || signal.aborted || !isOver) throw error;
        } finally {
          // Who only stops waiting leaves the request to the others.
          if (pending === joined && (isOwn || !signal.aborted)) pending = undefined;
        }
        // An earlier request may have succeeded in the meantime.
        if (current && renewals > before) return current;
      }
    },
    refuse(token, isReplay) {
      const passed = performance.now() - replacedAt;
      // A clock that was set back does not say how much time has passed.
      const isRecent = passed >= 0 && passed < pause;
      if (token !== current && !isReplay && (current?.proven || isRecent)) return current?.proven || verdict;
      if (isReplay || token.renewAt === forever || (token.proven ? !budget.take() : isRecent)) {
        decide(false);
        return false;
      }
      replacedAt = performance.now();
      // One that was renewed in the meantime, or by a function that makes new ones, is the next already.
      if (token === current) {
        refused = token;
        current = undefined;
      }
      verdict = new Promise((resolve) => {
        decide = resolve;
      });
      return true;
    },
    settle(token) {
      if (token) token.proven = true;
      if (!token || token === current) decide(true);
    },
  };
}

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
  return async (signal, refused) => {
    const cached = await cache?.get();
    // Another process may have replaced the token that was refused here. The same text may be a later token.
    if (cached && (cached.token !== refused?.token || cached.obtainedAt > (refused.obtainedAt ?? 0))) return cached;
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
