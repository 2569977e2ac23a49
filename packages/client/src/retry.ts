/** How a client repeats what failed. */
export interface RetryOptions {
  /**
   * How many times a call is tried in all.
   *
   * @default 5, as Conomy advises
   */
  attempts?: number | undefined;
  /**
   * The longest that the first wait can be, in ms. It doubles with every attempt; the real wait is a random value between 0
   * and it.
   *
   * @default 1000, as Conomy advises
   */
  minDelay?: number | undefined;
  /**
   * The longest wait, in ms. A `Retry-After` of Conomy's may be longer.
   *
   * @default 32000, as Conomy advises
   */
  maxDelay?: number | undefined;
}

/** {@link RetryOptions}, complete. */
export interface RetrySettings {
  readonly attempts: number;
  readonly minDelay: number;
  readonly maxDelay: number;
}

// RFC 9110, section 9.2.2.
const idempotent = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT"];

/** The methods that can be called. */
export const methods: readonly string[] = [...idempotent, "PATCH", "POST"];

/** Whether sending a request twice has the effect of sending it once. */
export function isIdempotent(method: string): boolean {
  return idempotent.includes(method);
}

/**
 * Whether another try may succeed after this status, and cannot do the same thing twice. 501 is no reason to repeat. A 429
 * was not handled, whatever the method.
 */
export function isTransient(status: number, repeatable: boolean): boolean {
  return status === 429 || (repeatable && [500, 502, 503, 504].includes(status));
}

/** How long to wait after a number of tries, in ms: exponential, with full jitter. */
export function backoff(tries: number, { minDelay, maxDelay }: RetrySettings): number {
  return Math.random() * Math.min(maxDelay, minDelay * 2 ** (tries - 1));
}

/** A `Retry-After` in ms: seconds, or an HTTP date. Anything else is ignored. */
export function parseRetryAfter(value: string | null | undefined): number | undefined {
  const [date = "", seconds] = /^(\d+)$|^.*GMT$/.exec(value ?? "") ?? [];
  const wait = seconds ? Number(seconds) * 1000 : Date.parse(date) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Limits the repeats of all calls of a client together, so that an outage does not multiply its load. */
export interface RetryBudget {
  /** Whether there was one to take. */
  take(): boolean;
  /** Gives back a part, for a success. */
  give(): unknown;
}

/** A budget of 100 repeats. It refills by one a second, beside the fifth of one that each success gives back. */
export function createRetryBudget(now: () => number = () => performance.now()): RetryBudget {
  let balance = 100;
  let at = now();
  /** Adds to the balance, unless it would fall below 0. */
  function add(amount: number): boolean {
    const before = at;
    at = now();
    // A clock may be set back, most often by a test's fake one.
    balance = Math.min(100, balance + Math.max(0, at - before) / 1000);
    const enough = balance + amount >= 0;
    if (enough) balance += amount;
    return enough;
  }
  return { take: () => add(-1), give: () => add(0.2) };
}
