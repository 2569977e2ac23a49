import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/** An answer came, but its body is not what the contract describes: no JSON object, cut off, or too large. */
export class ConomyParseError extends ConomyError {
  override readonly name = "ConomyParseError";
  declare readonly attempts: readonly Attempt[];
  /** The HTTP status of the answer. */
  declare readonly status: number;
  /** The first 200 characters of the body. They may hold personal data, so no log or inspection shows them. */
  declare readonly firstBytes: string;
}
