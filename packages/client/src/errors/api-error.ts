import type { ErrorBody } from "@conomyhq/openapi-types";
import type { Attempt } from "../attempt.ts";
import type { Call } from "../call.ts";
import { clean } from "../clean.ts";
import type { KnownErrorCode, KnownErrorType } from "../contract.generated.ts";
import type { ResponseLike } from "../platform.ts";
import { parseRetryAfter } from "../retry.ts";
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

/**
 * Makes the error of a response.
 *
 * @param body - The response's body, if it is an object. Nothing else is certain about it.
 * @param firstBytes - The beginning of the response's body, if it is not Conomy's.
 */
export function toApiError(
  call: Call,
  { status, headers }: ResponseLike,
  body: { readonly [Field in keyof ErrorBody]?: unknown },
  firstBytes?: string,
): ConomyApiError {
  const [code, type, traceId] = [body.code, body.type, body.traceId].map((value) => clean(value, call, 8));
  const { detail } = body;
  return new ConomyApiError(
    [`${call.operation} returned ${status}`, type, code && `code ${code}`, traceId && `traceId ${traceId}`]
      .filter(Boolean)
      .join(", "),
    {
      attempts: call.attempts,
      status,
      code,
      family: code && /^\d/.test(code) ? `${code[0]}x` : undefined,
      type,
      traceId,
      retryAfter: parseRetryAfter(headers.get("retry-after")),
    },
    { headers, firstBytes, detail: typeof detail === "string" ? detail : undefined },
  );
}
