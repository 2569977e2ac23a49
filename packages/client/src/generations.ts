import type { RetryBudget } from "./retry.ts";
import type { CachedToken } from "./token-cache.ts";

/** One token, from obtaining it to its end. A server may issue the same text again; that is another generation then. */
export interface Generation extends Partial<CachedToken> {
  readonly token: string;
  /** Whether a call with it got anything but 401. */
  proven?: boolean;
}

/** The tokens of a client, one after the other, and what 401s say about them. */
export interface Generations {
  current: Generation | undefined;
  /** The last one that was replaced because of a 401. */
  refused: Generation | undefined;
  /**
   * Takes note of a 401.
   *
   * @returns whether the call should be tried again, with the next generation.
   */
  refuse(generation: Generation): boolean | Promise<boolean>;
  /** Takes note of whether a generation was accepted, or of the end of a call that could have told. */
  settle(proven: boolean, generation?: Generation): void;
}

/** How long a generation that was never accepted is kept when another was replaced before, in ms. */
const pause = 5000;

/**
 * Decides about 401s, so that no server can provoke a storm of requests.
 *
 * A generation is replaced once. Of the calls that it failed, one tries the next generation, and the others follow if that
 * was accepted. If it was not, the 401 is what they get, and the next replacement comes 5 s later at the earliest. A
 * generation that was accepted before it was refused is replaced at once, for one retry of the budget.
 */
export function createGenerations(budget: RetryBudget): Generations {
  let replacedAt = Number.NEGATIVE_INFINITY;
  let verdict: Promise<boolean> | undefined;
  let decide: ((proven: boolean) => void) | undefined;

  const generations: Generations = {
    current: undefined,
    refused: undefined,
    refuse(generation) {
      const { current } = generations;
      if (generation !== current) return current?.proven || (verdict ?? true);
      const passed = performance.now() - replacedAt;
      // A clock that was set back does not say how much time has passed.
      if (!(generation.proven ? budget.take() : passed < 0 || passed > pause)) {
        generations.settle(false);
        return false;
      }
      replacedAt = performance.now();
      generations.refused = generation;
      generations.current = undefined;
      verdict = new Promise((resolve) => {
        decide = resolve;
      });
      return true;
    },
    settle(proven, generation) {
      if (proven && generation) generation.proven = true;
      decide?.(proven);
    },
  };
  return generations;
}
