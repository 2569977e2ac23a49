import type { ConomyError } from "./errors/conomy-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";

/** How a client repeats what failed. */
export interface RetryOptions {
  /**
   * How many times a call is tried in all.
   *
   * @default 5, as Conomy advises
   */
  attempts?: number | undefined;
  /**
   * The ceiling of the first wait, in ms. It doubles with every attempt; the wait itself is a random part of it.
   *
   * @default 1000, as Conomy advises
   */
  minDelay?: number | undefined;
  /**
   * The ceiling that no wait passes, in ms, except one that Conomy asks for.
   *
   * @default 32000, as Conomy advises
   */
  maxDelay?: number | undefined;
}

/** Whether sending a call twice has the effect of sending it once: RFC 9110, section 9.2.2, and Conomy's PATCH, a merge. */
export function isRepeatable(method: string): boolean {
  return /^(DELETE|GET|HEAD|OPTIONS|PATCH|PUT)$/.test(method);
}

/**
 * Whether another try may succeed, and cannot do the same thing twice.
 *
 * @param status - Of the answer, if one came. 501 is no reason to repeat; a 429 was not handled, whatever the method.
 * @param error - Why the attempt failed. A redirect has no `cause`.
 */
export function isTransient(status: number | undefined, error: ConomyError | undefined, repeatable: boolean): boolean {
  if (status) return status === 429 || (repeatable && /^50[0234]$/.test(`${status}`));
  if (!error?.cause) return repeatable && error instanceof ConomyTimeoutError;
  // Node's words for a connection that was never made, so that nothing was sent.
  const { code } = (error.cause as { cause?: { code?: string } }).cause ?? {};
  return repeatable || /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code ?? "");
}

/** How long to wait after a number of tries, in ms: exponential, with full jitter. */
export function backoff(tries: number, { minDelay = 1000, maxDelay = 32_000 }: RetryOptions): number {
  return Math.random() * Math.min(maxDelay, minDelay * 2 ** (tries - 1));
}

/** A `Retry-After` in ms: seconds, or an HTTP date. Anything else is ignored. */
export function parseRetryAfter(value: string | null | undefined): number | undefined {
  const [, seconds, date = ""] = /^(?:(\d+)|(.*GMT))$/.exec(value ?? "") ?? [];
  const wait = seconds ? Number(seconds) * 1000 : Date.parse(date) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/**
 * Limits the repeats of all calls of a client together, so that an outage does not multiply its load.
 *
 * @param change - What a call takes, if negative, or gives back.
 * @returns Whether there was enough to take.
 */
export type RetryBudget = (change: number) => boolean;

/** A budget of 100 repeats. It refills by one a second, beside what successes give back. */
export function createRetryBudget(now: () => number = () => performance.now()): RetryBudget {
  let balance = 100;
  let at = now();
  return (change) => {
    balance = Math.min(100, balance + (now() - at) / 1000 + Math.max(0, change));
    at = now();
    const enough = balance + change >= 0;
    if (enough && change < 0) balance += change;
    return enough;
  };
}
