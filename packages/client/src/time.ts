import type { AbortSignalLike } from "./platform.ts";

/** No limit, in ms. */
export const forever: number = Number.POSITIVE_INFINITY;

/** `setTimeout` would take anything above for 1 ms. */
const longest = 2 ** 31 - 1;

// One listener for each signal, however many calls share it: Node 20 warns of a leak above ten.
const shared = new WeakMap<AbortSignalLike, [listeners: Set<() => void>, tell: () => void]>();

/** Calls a function when a signal aborts, until the function that it returns is called. */
function onAbort(signal: AbortSignalLike, listener: () => void): () => void {
  let known = shared.get(signal);
  if (!known) {
    const all = new Set<() => void>();
    known = [all, () => all.forEach((each) => void each())];
    shared.set(signal, known);
    signal.addEventListener("abort", known[1]);
  }
  const [listeners, tell] = known;
  listeners.add(listener);
  return () => {
    if (!listeners.delete(listener) || listeners.size) return;
    shared.delete(signal);
    signal.removeEventListener("abort", tell);
  };
}

/**
 * Does something that must finish within its time limit.
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
    const settle =
      <Value>(how: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        release?.();
        how(value);
      };
    const end = settle((error) => {
      // Before the rejection, so that whoever sees that also sees what the work made of the abort.
      controller.abort(error);
      reject(error);
    });
    const timer = setTimeout(() => end(late()), Math.min(Math.max(limit, 0), longest));
    const release = signal && onAbort(signal, () => end(signal.reason));
    work(controller.signal).then(settle(resolve), settle(reject));
  });
}

/** Waits, in ms. Rejects with the signal's `reason` if it aborts. */
export async function sleep(duration: number, signal: AbortSignalLike | undefined): Promise<void> {
  try {
    await within(duration, signal, Boolean, () => new Promise(() => {}));
  } catch {
    if (signal?.aborted) throw signal.reason;
  }
}
