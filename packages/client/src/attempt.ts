/**
 * How an attempt ended: with a success, with an error status, without a complete response, too late, or with a response
 * that cannot be read. `aborted`: the caller ended it.
 */
export type AttemptReason = "aborted" | "connection" | "parse" | "status" | "success" | "timeout";

/** One attempt of a call, without anything secret or personal. It is frozen. */
export interface Attempt {
  /** Method and path template, such as `PATCH /customers/{customer-id}`. */
  readonly operation: string;
  /** 1 for the first attempt. */
  readonly number: number;
  /** From sending to the end of the body, in ms. */
  readonly duration: number;
  /** The HTTP status, if a response came. */
  readonly status: number | undefined;
  readonly reason: AttemptReason;
  /** Why no response came, such as `self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)`; absent if one did. */
  readonly problem: string | undefined;
  /** How long the client waits before the next attempt, in ms; absent if there is none. */
  readonly wait: number | undefined;
}
