import { isInterrupt } from "./platform.ts";
import type { RetryBudget } from "./retry.ts";
import { forever, within } from "./time.ts";
import { type CachedToken, isFresh } from "./token-cache.ts";

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
 * Calls that need a token at the same time share one request, which ends when the last of them stops waiting. If it fails,
 * every waiting call gets the error, and the next call tries again.
 */
export function createTokenSource(load: LoadToken, budget: RetryBudget): TokenSource {
  let current: Token | undefined;
  let refused: Token | undefined;
  let pending: Join | undefined;
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
  const forget = (ended: Join) => {
    if (pending === ended) pending = undefined;
  };
  return {
    peek: () => (isFresh(current) ? current : undefined),
    async get(signal, patience) {
      const before = renewals;
      for (;;) {
        const isOwn = !pending;
        pending ??= share(renew, forget);
        const join = pending;
        try {
          return await join(signal, isOwn ? forever : patience);
        } catch (error) {
          if (isOwn || signal.aborted || !(error === join || isInterrupt(error))) throw error;
          forget(join);
        }
        // An earlier request may have succeeded in the meantime.
        if (current && renewals > before) return current;
      }
    },
    refuse(token, isReplay) {
      const isRecent = isWithinPause(performance.now() - replacedAt);
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

/** A clock that was set back does not say how much time has passed. */
function isWithinPause(passed: number): boolean {
  return passed >= 0 && passed < pause;
}

/**
 * Waits for a request that calls share. If the time runs out, it rejects with itself.
 *
 * @param signal - Aborts when the call stops waiting.
 * @param limit - In ms.
 */
type Join = (signal: AbortSignal, limit: number) => Promise<Token>;

/**
 * Starts a request that ends with the last call that waits for it.
 *
 * @param forget - Is called when nobody should join any more.
 */
function share(renew: (signal: AbortSignal) => Promise<Token>, forget: (ended: Join) => void): Join {
  const controller = new AbortController();
  let waiting = 0;
  const join: Join = (signal, limit) => {
    waiting++;
    signal.addEventListener("abort", () => {
      if (--waiting) return;
      forget(join);
      controller.abort();
    });
    return within(
      limit,
      signal,
      () => join,
      () => token,
    );
  };
  const token = renew(controller.signal).finally(() => forget(join));
  return join;
}
