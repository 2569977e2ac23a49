import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/** The time ran out: `timeout` of the last attempt, or `deadline` of the call. The message says which. */
export class ConomyTimeoutError extends ConomyError<Pick<ConomyTimeoutError, "attempts">> {
  override readonly name = "ConomyTimeoutError";
  declare readonly attempts: readonly Attempt[];
}
