import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/** What is kept of the platform's error: its innermost reason, without anything that was sent. */
export interface ConnectionErrorCause extends Error {
  /** Such as `ECONNREFUSED`. */
  readonly code: string | undefined;
}

/**
 * No complete response came: the connection failed or broke. Or the response was a redirect, which is refused.
 *
 * The message ends with the innermost reason and its code. {@link ConomyError.dangerouslyReveal} gives the platform's own
 * error.
 */
export class ConomyConnectionError extends ConomyError<Pick<ConomyConnectionError, "attempts" | "cause">> {
  override readonly name = "ConomyConnectionError";
  declare readonly attempts: readonly Attempt[];
  /** Absent for a redirect. */
  declare readonly cause?: ConnectionErrorCause;
}
