import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/** What is kept of the platform's error: its innermost reason, without anything that was sent. */
export interface ConnectionErrorCause extends Error {
  /** Such as `ECONNREFUSED`. */
  readonly code: string | undefined;
}

/**
 * No response came, or one from elsewhere: a failed connection, a broken body, a redirect.
 *
 * The message ends with the innermost reason and its code. {@link ConomyError.dangerouslyReveal} gives the platform's own
 * error.
 */
export class ConomyConnectionError extends ConomyError {
  override readonly name = "ConomyConnectionError";
  declare readonly attempts: readonly Attempt[];
  /** Absent for a redirect. */
  declare readonly cause?: ConnectionErrorCause;
}
