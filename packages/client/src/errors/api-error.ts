import type { Attempt } from "../attempt.ts";
import type { KnownErrorCode, KnownErrorType } from "../contract.generated.ts";
import { ConomyError } from "./conomy-error.ts";

/** Conomy's stable code. Editors complete the published ones; Conomy may add others. */
export type ConomyErrorCode = KnownErrorCode | (string & {});
/** Conomy's stable category. Editors complete the published ones; Conomy may add others. */
export type ConomyErrorType = KnownErrorType | (string & {});
/** The first digit of a code and an `x`. Codes that are not known yet join one of these. */
export type ConomyErrorFamily = `${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}x`;

/**
 * Conomy returned an error. {@link ConomyError.dangerouslyReveal} gives its `detail`, which may hold personal data, and
 * the first bytes of a body that is not Conomy's.
 *
 * @see https://github.com/conomyhq/conomy-typescript-sdk/tree/main/packages/reference#errors
 */
export class ConomyApiError extends ConomyError<
  Pick<ConomyApiError, "attempts" | "code" | "family" | "retryAfter" | "status" | "traceId" | "type">
> {
  override readonly name = "ConomyApiError";
  declare readonly attempts: readonly Attempt[];
  /** The HTTP status. */
  declare readonly status: number;
  declare readonly code: ConomyErrorCode | undefined;
  /** The group of `code`; absent if no digit starts it. Decide on it if you do not know the code. */
  declare readonly family: ConomyErrorFamily | undefined;
  declare readonly type: ConomyErrorType | undefined;
  /** Identifies the request in Conomy's logs. Give it to support. */
  declare readonly traceId: string | undefined;
  /** How long Conomy asked to wait, in ms, if it did. */
  declare readonly retryAfter: number | undefined;
}
