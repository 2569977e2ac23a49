import type { AccessToken } from "@conomyhq/openapi-types";
import { authPath } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { createGenerations, type Generation, type Generations } from "./generations.ts";
import { isHeaderValue } from "./headers.ts";
import type { AccessTokenSource } from "./options.ts";
import type { RetryBudget } from "./retry.ts";
import { within } from "./time.ts";
import { type GuardedCache, isFresh, longestLife } from "./token-cache.ts";

/** Supplies the bearer tokens of a client. */
export interface TokenSource extends Pick<Generations, "refuse" | "settle"> {
  /** The token at hand, if there is one: most of the time nothing has to be waited for. */
  peek(): Generation | undefined;
  /**
   * Obtains a token.
   *
   * @param signal - Aborts when the call stops waiting.
   * @param patience - How long to rely on a request that another call started, in ms.
   */
  get(signal: AbortSignal, patience: number): Promise<Generation>;
}

/** A source of tokens that the caller obtains. A function is called for each attempt. */
export function fromAccessToken(source: AccessTokenSource, budget: RetryBudget): TokenSource {
  const generations = createGenerations(budget);
  const fixed = typeof source === "string" && { token: source };
  return {
    refuse: (generation) => !fixed && generations.refuse(generation),
    settle: generations.settle,
    peek: () => fixed || undefined,
    async get() {
      const token = await (source as () => unknown)();
      if (!isHeaderValue(token)) refuse("`accessToken` must return text in Latin-1 without line breaks.");
      if (generations.current?.token !== token) generations.current = { token };
      return generations.current as Generation;
    },
  };
}

/**
 * A source that obtains tokens itself. Calls that need one at the same time share the request of the first; if that call
 * ends before its request, the next one starts another. A token is used for 80 to 90 % of its life; how much is left to
 * chance, so that many processes do not renew at once.
 *
 * @param obtain - Makes one `POST /auth`. If it fails, every waiting call gets the error, and the next call tries again.
 */
export function fromCredentials(
  obtain: (signal: AbortSignal) => Promise<AccessToken>,
  budget: RetryBudget,
  cache: GuardedCache | undefined,
): TokenSource {
  const generations = createGenerations(budget);
  let pending: { token: Promise<Generation>; signal: AbortSignal } | undefined;

  async function load(signal: AbortSignal): Promise<Generation> {
    const { refused } = generations;
    let entry = await cache?.get();
    // Another process may have replaced the token that was refused here. The same text may be a later one.
    if (!entry || (entry.token === refused?.token && entry.obtainedAt <= (refused.obtainedAt ?? 0))) {
      // A token lives from when the server made it, which is before its response arrived.
      const obtainedAt = Date.now();
      const { accessToken: token, expiresIn } = await obtain(signal);
      if (!isHeaderValue(token)) {
        throw new ConomyParseError(`POST ${authPath} returned no token that can be sent`, {
          attempts: [],
          status: 200,
        });
      }
      // A life that cannot be counts as a minute.
      const life = expiresIn >= 1 ? Math.min(expiresIn * 1000, longestLife) : 60_000;
      entry = { token, obtainedAt, renewAt: obtainedAt + life * (0.8 + Math.random() / 10) };
      generations.current = entry;
      await cache?.set({ ...entry });
    }
    generations.current = entry;
    return entry;
  }

  return {
    ...generations,
    peek: () => (isFresh(generations.current) ? generations.current : undefined),
    async get(signal, patience) {
      for (;;) {
        const isOwn = !pending;
        pending ??= { signal, token: load(signal).finally(() => (pending = undefined)) };
        const joined = pending;
        try {
          // In workerd, a request stays pending for good when the incoming request that started it has ended.
          return await within(
            isOwn ? Number.POSITIVE_INFINITY : patience,
            signal,
            () => joined,
            () => joined.token,
          );
        } catch (error) {
          if (isOwn || signal.aborted || !(error === joined || joined.signal.aborted)) throw error;
          if (pending === joined) pending = undefined;
        }
      }
    },
  };
}
