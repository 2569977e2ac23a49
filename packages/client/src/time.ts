import type { AbortSignalLike } from "./platform.ts";

/** `setTimeout` would take anything above for 1 ms. */
const longest = 2 ** 31 - 1;

// One listener for each signal, however many calls share it: Node 20 warns of a leak above ten.
const shared = new WeakMap<AbortSignalLike, { listeners: Set<() => void>; tell: () => void }>();

/** Calls a function when a signal aborts, until the function that it returns is called. */
function onAbort(signal: AbortSignalLike, listener: () => void): () => void {
  const known = shared.get(signal);
  const listeners = known?.listeners ?? new Set();
  const tell = known?.tell ?? (() => listeners.forEach((each) => void each()));
  if (!known) {
    shared.set(signal, { listeners, tell });
    signal.addEventListener("abort", tell);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    shared.delete(signal);
    signal.removeEventListener("abort", tell);
  };
}

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
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const timer = setTimeout(() => end(late()), Math.min(Math.max(limit, 0), longest));
    const release = signal && onAbort(signal, () => end(signal.reason));
    function settle() {
      clearTimeout(timer);
      release?.();
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
