import { ConomyError } from "./conomy-error.ts";

/** An option or argument cannot work. Nothing was sent. The message names it, never its value. */
export class ConomyConfigError extends ConomyError {
  override readonly name = "ConomyConfigError";
}
