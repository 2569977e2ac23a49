/**
 * How an attempt ended: with a success, with an error status, without a whole answer, without one in time, or with one
 * that cannot be read.
 */
export type AttemptReason = "aborted" | "connection" | "parse" | "status" | "success" | "timeout";

/** One try of a call, without anything secret or personal. */
export interface Attempt {
  /** Method and path template, such as `PATCH /customers/{customer-id}`. */
  operation: string;
  /** 1 for the first try. */
  number: number;
  /** From sending to the end of the body, in ms. */
  duration: number;
  /** The HTTP status, if an answer came. */
  status: number | undefined;
  reason: AttemptReason;
  /** How long the client waits before the next try, in ms; absent if there is none. */
  wait: number | undefined;
}
