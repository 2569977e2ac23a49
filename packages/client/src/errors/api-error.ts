import type { ErrorBody } from "@conomyhq/openapi-types";
import type { Attempt } from "../attempt.ts";
import type { KnownErrorCode, KnownErrorType } from "../contract.generated.ts";
import type { ResponseLike } from "../platform.ts";
import { parseRetryAfter } from "../retry.ts";
import { ConomyError } from "./conomy-error.ts";

/** Conomy's stable code. Editors complete the published ones; others are legal, because new ones may come. */
export type ConomyErrorCode = KnownErrorCode | (string & {});
/** Conomy's stable category. Editors complete the published ones; others are legal, because new ones may come. */
export type ConomyErrorType = KnownErrorType | (string & {});
/** The first digit of a code and an `x`. Codes that are not known yet join one of these. */
export type ConomyErrorFamily = "0x" | "1x" | "2x" | "3x" | "4x" | (string & {});

/** Conomy answered, and the answer is an error. */
export class ConomyApiError extends ConomyError {
  override readonly name = "ConomyApiError";
  declare readonly attempts: readonly Attempt[];
  /** The HTTP status of the answer. */
  declare readonly status: number;
  declare readonly code: ConomyErrorCode | undefined;
  /** What an unknown `code` falls back to. */
  declare readonly family: ConomyErrorFamily | undefined;
  declare readonly type: ConomyErrorType | undefined;
  /** Leads Conomy's support to its logs. */
  declare readonly traceId: string | undefined;
  /** How long Conomy asked to wait, in ms, if it did. */
  declare readonly retryAfter: number | undefined;
  /** Conomy's text for people. It may hold personal data, so no log or inspection shows it. Never decide on it. */
  declare readonly detail: string | undefined;
  /** The first 200 characters of a body that is not Conomy's. No log or inspection shows them. */
  declare readonly firstBytes: string | undefined;
}

/**
 * Makes the error of an answer.
 *
 * @param operation - Method and path template.
 * @param response - The answer's status and headers.
 * @param error - The answer's body, if it is Conomy's.
 * @param firstBytes - The beginning of the answer's body, if it is not.
 */
export function toApiError(
  operation: string,
  { status, headers }: ResponseLike,
  attempts: readonly Attempt[],
  { code, type, traceId, detail }: ErrorBody = {},
  firstBytes?: string,
): ConomyApiError {
  const reasons = [type, code && `code ${code}`, traceId && `traceId ${traceId}`];
  return new ConomyApiError(
    [`${operation} answered ${status}`, ...reasons.filter(Boolean)].join(", "),
    {
      attempts,
      status,
      code,
      family: code && `${code[0]}x`,
      type,
      traceId,
      retryAfter: parseRetryAfter(headers.get("retry-after")),
    },
    { detail, firstBytes },
  );
}
