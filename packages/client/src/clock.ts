import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import type { Fail } from "./failures.ts";
import type { CallSettings } from "./options.ts";
import type { AbortSignalLike } from "./platform.ts";
import { forever, sleep, within } from "./time.ts";

/** The time that a call has. The caller's signal ends it, too. */
export interface Clock {
  /** Until the deadline, in ms. A clock that is set back does not prolong a call. */
  left(): number;
  /**
   * Until the deadline, in ms, if something can still be sent.
   *
   * @throws the signal's reason, or the error of a call that is late.
   */
  check(): number;
  /** Does something within the time that is left, or within a shorter one, in ms. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, limit?: number): Promise<T>;
  sleep(duration: number): Promise<void>;
}

/** Starts the time of a call. */
export function startClock(settings: CallSettings, signal: AbortSignalLike | undefined, fail: Fail): Clock {
  const startedAt = performance.now();
  const left = () => settings.deadline - Math.max(0, performance.now() - startedAt);
  const late = (limit: "deadline" | "timeout") =>
    fail(ConomyTimeoutError, `passed its ${limit} of ${settings[limit]} ms`);
  return {
    left,
    check() {
      if (signal?.aborted) throw signal.reason;
      const rest = left();
      // Middleware and tokens take time too, and what is late must not be sent any more. Timers fire up to 2 ms early.
      if (rest < 2) throw late("deadline");
      return rest;
    },
    within(work, limit = forever) {
      const rest = left();
      return within(Math.min(rest, limit), signal, () => late(rest < limit ? "deadline" : "timeout"), work);
    },
    sleep: (duration) => sleep(duration, signal),
  };
}
