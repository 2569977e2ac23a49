import type { ErrorBody } from "@conomyhq/openapi-types";
import { ConomyError } from "./conomy-error.ts";

/** Conomy answered, and the answer is an error. */
export class ConomyApiError extends ConomyError {
  override readonly name = "ConomyApiError";
  /** The HTTP status of the answer. */
  readonly status: number;
  /** Conomy's stable code, such as `"31"`. Unknown codes belong to the family of their first digit. */
  readonly code: string | undefined;
  /** Conomy's stable category, such as `"notFound"`. */
  readonly type: string | undefined;
  /** Conomy's text for people. Never decide on it. */
  readonly detail: string | undefined;
  /** Leads Conomy's support to its logs. */
  readonly traceId: string | undefined;

  /**
   * @param operation - Method and path template, such as `PATCH /customers/{customer-id}`.
   * @param status - The HTTP status.
   * @param body - The answer's body, as far as it could be read.
   */
  constructor(operation: string, status: number, body: ErrorBody | undefined) {
    const reason = [body?.type, body?.code && `code ${body.code}`, body?.traceId && `traceId ${body.traceId}`];
    super([`${operation} answered ${status}`, ...reason.filter(Boolean)].join(", "));
    this.status = status;
    this.code = body?.code;
    this.type = body?.type;
    this.detail = body?.detail;
    this.traceId = body?.traceId;
  }
}

/** Whether a thrown value is a {@link ConomyApiError}, wherever its class was loaded from. */
export function isConomyApiError(error: unknown): error is ConomyApiError {
  return error instanceof Error && error.name === "ConomyApiError";
}
