import type { Attempt } from "../attempt.ts";
import { ConomyError } from "./conomy-error.ts";

/**
 * A response came, but its body is not what the contract describes: no JSON object, cut off, or too large.
 * {@link ConomyError.dangerouslyReveal} gives its first bytes.
 */
export class ConomyParseError extends ConomyError<Pick<ConomyParseError, "attempts" | "status">> {
  override readonly name = "ConomyParseError";
  declare readonly attempts: readonly Attempt[];
  /** The HTTP status. */
  declare readonly status: number;
}
