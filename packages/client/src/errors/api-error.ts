import type { Attempt } from "../attempt.ts";
import type { KnownErrorCode, KnownErrorType } from "../contract.generated.ts";
import { ConomyError } from "./conomy-error.ts";

/** Conomy's stable code. Editors complete the published ones; others are legal, because new ones may come. */
export type ConomyErrorCode = KnownErrorCode | (string & {});
/** Conomy's stable category. Editors complete the published ones; others are legal, because new ones may come. */
export type ConomyErrorType = KnownErrorType | (string & {});
/** The first digit of a code and an `x`. Codes that are not known yet join one of these. */
export type ConomyErrorFamily = `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}x`;

/**
 * Conomy returned an error. {@link ConomyError.dangerouslyReveal} gives its `detail`, which may hold personal data, and
 * the first bytes of a body that is not Conomy's.
 */
export class ConomyApiError extends ConomyError {
  override readonly name = "ConomyApiError";
  declare readonly attempts: readonly Attempt[];
  /** The HTTP status of the response. */
  declare readonly status: number;
  declare readonly code: ConomyErrorCode | undefined;
  /** What an unknown `code` falls back to; absent if that does not start with a digit. */
  declare readonly family: ConomyErrorFamily | undefined;
  declare readonly type: ConomyErrorType | undefined;
  /** Leads Conomy's support to its logs. */
  declare readonly traceId: string | undefined;
  /** How long Conomy asked to wait, in ms, if it did. */
  declare readonly retryAfter: number | undefined;
}
