/**
 * How an attempt ended: with a success, with an error status, without a whole response, without one in time, or with one
 * that cannot be read. An attempt that the caller ended is `aborted`.
 */
export type AttemptReason = "aborted" | "connection" | "parse" | "status" | "success" | "timeout";

/** One try of a call, without anything secret or personal. It is frozen. */
export interface Attempt {
  /** Method and path template, such as `PATCH /customers/{customer-id}`. */
  readonly operation: string;
  /** 1 for the first try. */
  readonly number: number;
  /** From sending to the end of the body, in ms. */
  readonly duration: number;
  /** The HTTP status, if a response came. */
  readonly status: number | undefined;
  readonly reason: AttemptReason;
  /** Why no response came, such as `self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)`; absent if one did. */
  readonly problem: string | undefined;
  /** How long the client waits before the next try, in ms; absent if there is none. */
  readonly wait: number | undefined;
}
