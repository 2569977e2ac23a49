import { toTime } from "./time.ts";

/** Where everything here reads the time. */
export interface Clock {
  /** In ms since 1970. */
  now(): number;
  /** Ends when the clock has gone on by so many ms; fails with the reason of the signal. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that tests move. Tokens expire by it, and waits end by it. */
export interface SandboxClock extends Clock {
  /**
   * Moves the clock forward by a number of ms, or back by a negative one.
   *
   * @throws a `TypeError` as `set` does.
   */
  advance(ms: number): void;
  /**
   * Sets the clock to a time, given in ms since 1970 or as a `Date`; it runs on from there.
   *
   * @throws a `TypeError` if it is no time of the years 0 to 9999; then nothing has changed.
   */
  set(time: number | Date): void;
  /** Stops the clock until {@link SandboxClock.resume}. It can still be moved. */
  freeze(): void;
  /** Lets the clock run again after {@link SandboxClock.freeze}, from where it stopped. */
  resume(): void;
  /** Follows the time of its process again. */
  reset(): void;
}

interface Waiter {
  until: number;
  end(): void;
  timer?: ReturnType<typeof setTimeout>;
}

/** The longest that a timer of Node lasts. */
const longestTimer = 2 ** 31 - 1;
/** How soon a time is asked for again that no timer tells of, in ms. */
const pollInterval = 10;

/**
 * @param source - Returns the time to follow, in ms since 1970. Default: the time of this process, which fake timers move.
 */
export function createClock(source?: () => number): SandboxClock {
  // Asked for at each call, because fake timers replace both.
  const read = source ?? (() => Date.now());
  const waiting = new Set<Waiter>();
  toTime(read(), "now()");
  let offset = 0;
  let frozen: number | undefined;
  const now = () => frozen ?? read() + offset;

  function check(waiter: Waiter, isLate = false): void {
    clearTimeout(waiter.timer);
    const left = waiter.until - now();
    if (left <= 0) waiter.end();
    if (left <= 0 || frozen !== undefined) return;
    const rest = source || isLate ? Math.min(left, pollInterval) : Math.min(left, longestTimer);
    waiter.timer = setTimeout(() => check(waiter, left <= longestTimer), rest);
  }
  function checkAll(): void {
    for (const waiter of [...waiting]) check(waiter);
  }
  function move(time: number): void {
    toTime(time, "What the clock shows");
    if (frozen === undefined) offset = time - read();
    else frozen = time;
    checkAll();
  }

  return {
    now,
    wait(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (signal?.aborted) return Promise.reject(signal.reason);
      const waiter: Waiter = { until: now() + ms, end: resolve };
      const abort = () => reject(signal?.reason);
      signal?.addEventListener("abort", abort);
      waiting.add(waiter);
      check(waiter);
      return promise.finally(() => {
        clearTimeout(waiter.timer);
        waiting.delete(waiter);
        signal?.removeEventListener("abort", abort);
      });
    },
    advance(ms) {
      if (typeof ms !== "number") throw new TypeError("ms must be a number, in milliseconds.");
      move(now() + ms);
    },
    set: (time) => move(toTime(time, "time")),
    freeze() {
      frozen = now();
      checkAll();
    },
    resume() {
      if (frozen === undefined) return;
      offset = frozen - read();
      frozen = undefined;
      checkAll();
    },
    reset() {
      offset = 0;
      frozen = undefined;
      checkAll();
    },
  };
}
