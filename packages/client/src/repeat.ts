import type { Attempt } from "./attempt.ts";
import type { Bearer } from "./bearer.ts";
import type { Clock } from "./clock.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import { type Outcome, reasonOf } from "./failures.ts";
import type { CallSettings } from "./options.ts";
import type { Received } from "./response.ts";
import { backoff, isTransient, parseRetryAfter, type RetryBudget } from "./retry.ts";

/**
 * Makes attempts until one succeeds, or until another would not help or could do the same thing twice.
 *
 * @param bearer - Absent for a request that goes without a token.
 * @param isRepeatable - Whether sending the request twice does no harm.
 * @param send - Makes one attempt.
 * @param note - Takes note of each attempt.
 */
export async function repeat(
  budget: RetryBudget,
  { timeout, retry }: CallSettings,
  clock: Clock,
  bearer: Bearer | undefined,
  isRepeatable: boolean,
  send: (signal: AbortSignal) => Promise<Outcome>,
  note: (attempt: Omit<Attempt, "number" | "operation">) => void,
): Promise<Received> {
  /**
   * How long to wait before another attempt, in ms, if there is one.
   *
   * @param isLast - Whether the deadline limited the attempt.
   * @param replays - What the token source says of a 401.
   */
  function nextWait({ response, error, transient }: Outcome, tries: number, isLast: boolean, replays?: boolean) {
    if (replays !== undefined) return replays ? 0 : undefined;
    const mayHelp = response
      ? isTransient(response.status, isRepeatable)
      : // Timers fire early, by the clock that measures the time left.
        (transient ?? (!isLast && isRepeatable && error instanceof ConomyTimeoutError));
    if (!mayHelp || tries >= retry.attempts) return undefined;
    // A wait of nothing would be no wait for what is overloaded.
    const wait = parseRetryAfter(response?.headers.get("retry-after")) || backoff(tries, retry);
    return wait < clock.left() && budget.take() ? wait : undefined;
  }

  try {
    for (let tries = 1; ; tries++) {
      await bearer?.authorize();
      const rest = clock.check();
      const sentAt = performance.now();
      const outcome: Outcome = await clock.within(send, timeout).catch((error) => ({ error }));
      const duration = performance.now() - sentAt;
      const { response, error, problem } = outcome;
      const wait = nextWait(outcome, tries, rest <= timeout, await (response && bearer?.judge(response.status)));
      note({ duration, status: response?.status, reason: reasonOf(response, error), problem, wait });
      if (wait === undefined) {
        if (error || !response) throw error;
        if (response.ok) budget.give();
        return outcome as Received;
      }
      await clock.sleep(wait);
    }
  } finally {
    bearer?.end();
  }
}
