import type { Attempt } from "./attempt.ts";

/** Where the client writes its log lines. `console` fits. */
export interface Logger {
  debug?(message: string): unknown;
  warn?(message: string): unknown;
  error?(message: string): unknown;
}

/** Functions that are called for each attempt. If one throws, rejects or is slow, the call is not affected. */
export interface Observers {
  /** Called after each attempt, with a frozen object. It may be asynchronous. */
  onAttempt?: ((attempt: Attempt) => unknown) | undefined;
  /**
   * Gets one line for each attempt: `debug` for a success, `warn` for a failure that is tried again, `error` for one
   * that is not. No line holds a secret or personal data.
   */
  logger?: Logger | undefined;
}

/**
 * The `node:diagnostics_channel` to which every {@link Attempt} is published, where the runtime has such channels. What a
 * subscriber throws becomes an uncaught exception of the process, as with all channels of Node.
 */
export const attemptChannel = "conomyhq:client:attempt";

interface DiagnosticsChannel {
  channel(name: string): { publish(attempt: Attempt): void };
}

/** Joins all observers into one function that never throws. */
export function createObserver({ onAttempt, logger }: Observers): (attempt: Attempt) => void {
  /** Keeps the fault of one observer from the call and from the others. */
  const isolate = <T>(tell: () => T): T | undefined => {
    try {
      const told = tell();
      (told as Partial<Promise<T>> | undefined)?.catch?.(() => {});
      return told;
    } catch {
      return undefined;
    }
  };
  // Asked for at run time, so that bundlers for other runtimes find no import of Node's. Next's Edge runtime has the
  // function, and throws when it is called.
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): DiagnosticsChannel | undefined } };
  const channel = isolate(() => process?.getBuiltinModule?.("node:diagnostics_channel")?.channel(attemptChannel));

  return (attempt) => {
    const { operation, number, duration, status, reason, problem, wait } = attempt;
    const level = reason === "success" ? "debug" : wait === undefined ? "error" : "warn";
    const cause = problem ? `: ${problem}` : "";
    const again = wait === undefined ? "" : `, again in ${wait | 0} ms`;
    isolate(() =>
      logger?.[level]?.(
        `${operation}, attempt ${number}: ${status ?? reason} after ${duration | 0} ms${again}${cause}`,
      ),
    );
    isolate(() => onAttempt?.(attempt));
    isolate(() => channel?.publish(attempt));
  };
}
