import type { ErrorBody } from "@conomyhq/openapi-types";
import type { Attempt, AttemptReason } from "./attempt.ts";
import { ConomyApiError, type ConomyErrorFamily } from "./errors/api-error.ts";
import { ConomyError, type Kept, type Shown } from "./errors/conomy-error.ts";
import { ConomyParseError } from "./errors/parse-error.ts";
import { ConomyTimeoutError } from "./errors/timeout-error.ts";
import type { FetchResponse } from "./platform.ts";
import { type Problem, type Sent, toIdentifier } from "./problem.ts";
import type { Received } from "./response.ts";
import { parseRetryAfter } from "./retry.ts";

/** How one attempt ended: with a response, or with the reason why there is none that can be used. */
export interface Outcome extends Partial<Received>, Partial<Problem> {
  error?: unknown;
}

/** Makes an error of a call. Its message begins with the operation, and it has the attempts so far. */
export type Fail = <Kind extends ConomyError, Own extends Shown>(
  Kind: new (message: string, shown?: Own, kept?: Kept) => Kind,
  words: string,
  ...carried: Carried<Omit<Own, "attempts">>
) => Kind;

/** What an error shows beside its attempts, and what it keeps. Nothing may be left out that it has to show. */
type Carried<Own> = Record<never, never> extends Own ? [shown?: Own, kept?: Kept] : [shown: Own, kept?: Kept];

/**
 * Makes the maker of the errors of a call.
 *
 * @param attempts - Grows while the call lasts.
 */
export function createFail(operation: string, attempts: readonly Attempt[]): Fail {
  return ((Kind, words, shown?: Shown, kept?: Kept) =>
    new Kind(`${operation} ${words}`, { attempts, ...shown } as never, kept)) as Fail;
}

/** Makes the error that a response is, if it is one. */
export function toError(received: Received, sent: Sent, fail: Fail): ConomyError | undefined {
  const { response, value, fault, text } = received;
  const { status, headers, ok } = response;
  const firstBytes = fault && text?.slice(0, 200);
  if (ok && !fault) return undefined;
  if (ok) return fail(ConomyParseError, `returned ${status} with ${fault}`, { status }, { headers, firstBytes });
  // Nothing about the body of an error is certain but that it is an object.
  const body = value as Record<keyof ErrorBody, unknown>;
  const [code, type, traceId] = [body.code, body.type, body.traceId].map((text) => toIdentifier(text, sent));
  const words = [`returned ${status}`, type, code && `code ${code}`, traceId && `traceId ${traceId}`];
  return fail(
    ConomyApiError,
    words.filter(Boolean).join(", "),
    {
      status,
      code,
      family: code && /^\d/.test(code) ? (`${code[0]}x` as ConomyErrorFamily) : undefined,
      type,
      traceId,
      retryAfter: parseRetryAfter(headers.get("retry-after")),
    },
    { headers, firstBytes, detail: body.detail },
  );
}

/** How an attempt ended. */
export function reasonOf(response: FetchResponse | undefined, error: unknown): AttemptReason {
  if (response) return response.ok ? (error ? "parse" : "success") : "status";
  if (error instanceof ConomyTimeoutError) return "timeout";
  return error instanceof ConomyError ? "connection" : "aborted";
}
