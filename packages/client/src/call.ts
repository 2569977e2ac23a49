import type { Attempt } from "./attempt.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import type { AbortSignalLike, FetchResponse } from "./platform.ts";
import type { RetrySettings } from "./retry.ts";

/** One logical call, from its first attempt to its last. */
export interface Call {
  /** Method and path template. */
  readonly operation: string;
  /** The value of the version header. */
  readonly apiVersion: string;
  readonly signal: AbortSignalLike | undefined;
  /** For each attempt, its body included, in ms. */
  readonly timeout: number;
  /** For the whole call, in ms. */
  readonly deadline: number;
  /** When the call began, on the clock of `performance`. */
  readonly startedAt: number;
  readonly retry: RetrySettings;
  /** Whether sending it twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** What a success has to be: a JSON object, any JSON or nothing, or just text. */
  readonly expects: "object" | "json" | "text";
  /** Filled with what happened. */
  readonly attempts: Attempt[];
  /** What was sent, so that no error repeats it. */
  sent?: () => string;
  /** The response that the transport returned, and its body. */
  response?: FetchResponse;
  data?: unknown;
}

/** What is left of a call's deadline, in ms. A clock that is set back does not prolong it. */
export function timeLeft({ deadline, startedAt }: Call): number {
  return Math.min(deadline, startedAt + deadline - performance.now());
}

/** Makes the error of a call that is late. */
export function late(call: Call, limit: "deadline" | "timeout"): () => ConomyTimeoutError {
  const { operation, attempts } = call;
  return () => new ConomyTimeoutError(`${operation} passed its ${limit} of ${call[limit]} ms`, { attempts });
}
