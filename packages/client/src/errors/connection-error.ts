import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/** No answer came, or one from elsewhere: a failed connection, a broken body, a redirect. `cause` holds the platform's error. */
export class ConomyConnectionError extends ConomyError {
  override readonly name = "ConomyConnectionError";
  declare readonly attempts: readonly Attempt[];
}
