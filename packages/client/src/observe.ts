import type { Attempt } from "./attempt.ts";

/** Where the client writes to. `console` fits. */
export interface Logger {
  debug?(message: string): void;
  warn?(message: string): void;
  error?(message: string): void;
}

/** Who is told about attempts. */
export interface Observers {
  /** Called after each attempt. What it throws is ignored. */
  onAttempt?: ((attempt: Attempt) => void) | undefined;
  /**
   * Gets one line for each attempt: `debug` for a success, `warn` for a failure that is tried again, `error` for one
   * that is not. No line holds a secret or personal data.
   */
  logger?: Logger | undefined;
}

/** The `node:diagnostics_channel` to which every {@link Attempt} is published, where the runtime has such channels. */
export const attemptChannel = "conomyhq:client:attempt";

interface DiagnosticsChannel {
  channel(name: string): { publish(attempt: Attempt): void };
}

/** Joins all observers into one function that never throws. */
export function createObserver({ onAttempt, logger }: Observers): (attempt: Attempt) => void {
  // Asked for at run time, so that bundlers for other runtimes find no import of Node's.
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): DiagnosticsChannel | undefined } };
  const channel = process?.getBuiltinModule?.("node:diagnostics_channel")?.channel(attemptChannel);

  return (attempt) => {
    const { operation, number, duration, status, reason, wait } = attempt;
    const again = wait === undefined ? "" : `, again in ${wait | 0} ms`;
    try {
      logger?.[reason === "success" ? "debug" : again ? "warn" : "error"]?.(
        `${operation}, attempt ${number}: ${status ?? reason} after ${duration | 0} ms${again}`,
      );
      onAttempt?.(attempt);
      channel?.publish(attempt);
    } catch {
      // An observer's fault must not become a call's.
    }
  };
}
