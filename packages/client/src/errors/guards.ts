import { complete } from "../complete.ts";
import type { ConomyApiError, ConomyErrorCode, ConomyErrorFamily, ConomyErrorType } from "./api-error.ts";
import type { ConomyConfigError } from "./config-error.ts";
import type { ConomyConnectionError } from "./connection-error.ts";
import type { ConomyParseError } from "./parse-error.ts";
import type { ConomyTimeoutError } from "./timeout-error.ts";

// By name and not by `instanceof`, which fails for errors from another realm or another copy of this package.
function isNamed(error: unknown, name: RegExp): boolean {
  return Object.prototype.toString.call(error) === "[object Error]" && name.test((error as Error).name);
}

/** The errors that this client throws. Their `name` tells them apart. */
export type AnyConomyError =
  | ConomyApiError
  | ConomyConfigError
  | ConomyConnectionError
  | ConomyParseError
  | ConomyTimeoutError;

/** Whether a thrown value is an error of this client. */
export function isConomyError(error: unknown): error is AnyConomyError {
  return isNamed(error, /^Conomy(Api|Config|Connection|Parse|Timeout)Error$/);
}

/** What {@link isConomyApiError} compares. */
export interface ConomyApiErrorMatch<
  Status = number,
  Code = ConomyErrorCode,
  Family = ConomyErrorFamily,
  Type = ConomyErrorType,
> {
  /** Such as 404. */
  status?: Status;
  /** Such as `31`. */
  code?: Code;
  /** Such as `3x`. */
  family?: Family;
  /** Such as `notFound`. */
  type?: Type;
}

declare const matched: unique symbol;

/** What an error is known to be once {@link isConomyApiError} has compared it. */
export type MatchedApiError<Status, Code, Family, Type> = ConomyApiError & {
  readonly status: Status;
  readonly code: Code;
  readonly family: Family;
  readonly type: Type;
  /** Never there: without it, an error that does not match a number would narrow to `never`. */
  readonly [matched]: true;
};

/**
 * Whether a thrown value is an error that Conomy returned and that matches these values.
 *
 * @example
 * ```ts
 * if (isConomyApiError(error, { status: 404 })) return undefined;
 * ```
 */
export function isConomyApiError(error: unknown): error is ConomyApiError;
// A parameter for each field, and not one for all: it would take in a misspelt field beside a right one.
export function isConomyApiError<
  Status extends ConomyApiError["status"],
  Code extends ConomyApiError["code"],
  Family extends ConomyApiError["family"],
  Type extends ConomyApiError["type"],
>(
  error: unknown,
  match: ConomyApiErrorMatch<Status, Code, Family, Type>,
): error is MatchedApiError<Status, Code, Family, Type>;
export function isConomyApiError(error: unknown, match: object = {}): boolean {
  complete(match, {}, "match");
  return (
    isNamed(error, /^ConomyApiError$/) &&
    Object.entries(match).every(([key, value]) => (error as Record<string, unknown>)[key] === value)
  );
}

/** Whether a thrown value is a `ConomyConnectionError`: no complete response came. */
export function isConomyConnectionError(error: unknown): error is ConomyConnectionError {
  return isNamed(error, /^ConomyConnectionError$/);
}

/** Whether a thrown value is a `ConomyTimeoutError`: a time limit passed. */
export function isConomyTimeoutError(error: unknown): error is ConomyTimeoutError {
  return isNamed(error, /^ConomyTimeoutError$/);
}

/** Whether a thrown value is a `ConomyParseError`: a response could not be read. */
export function isConomyParseError(error: unknown): error is ConomyParseError {
  return isNamed(error, /^ConomyParseError$/);
}

/** Whether a thrown value is a `ConomyConfigError`: an option or argument cannot work. */
export function isConomyConfigError(error: unknown): error is ConomyConfigError {
  return isNamed(error, /^ConomyConfigError$/);
}
