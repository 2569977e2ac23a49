import type { AbortSignalLike } from "./platform.ts";

/** `setTimeout` would take anything above for 1 ms. */
const longest = 2 ** 31 - 1;

/**
 * Does something that must end in time.
 *
 * The promise settles at the moment that the time runs out or the caller aborts, also if the work ignores its signal.
 *
 * @param limit - In ms.
 * @param signal - The caller's, if any. Its `reason` is what an aborted call rejects with.
 * @param late - Makes the error of a call that is late.
 * @param work - Gets a signal that aborts when its time is over.
 */
export function within<T>(
  limit: number,
  signal: AbortSignalLike | undefined,
  late: () => unknown,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const abort = () => end(signal?.reason);
    if (signal?.aborted) return reject(signal.reason);

    const timer = setTimeout(() => end(late()), Math.min(Math.max(limit, 0), longest));
    signal?.addEventListener("abort", abort);
    function settle() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
    function end(error: unknown) {
      settle();
      // Before the rejection, so that whoever sees that also sees what the work made of the abort.
      controller.abort(error);
      reject(error);
    }
    work(controller.signal).then(resolve, reject).then(settle);
  });
}

/** Waits, in ms. Rejects with the signal's `reason` if it aborts. */
export async function sleep(duration: number, signal: AbortSignalLike | undefined): Promise<void> {
  const over = {};
  try {
    await within(
      duration,
      signal,
      () => over,
      () => new Promise(() => {}),
    );
  } catch (ended) {
    if (ended !== over) throw ended;
  }
}
