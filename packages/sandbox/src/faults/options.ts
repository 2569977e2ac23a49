import type { operations as Described } from "@conomyhq/openapi-types";

/** An operation of the contract, by its `operationId`. */
export type OperationId = keyof Described;

/** A call that a fault may meet, before anything of it is checked. */
export interface FaultCall {
  /** Its `operationId`, such as `updateCustomer`. */
  operation: string;
  /** Such as `PATCH /customers/{customer-id}`. */
  route: string;
  /** Such as `PATCH`. */
  method: string;
  /** Without the query, and without the prefix `/sandbox`. */
  path: string;
  /** As they came. */
  headers: Headers;
  /** As it came. */
  body: string;
  /** The client id of the tenant that calls. */
  tenant?: string;
  /** The id of the customer in the path. */
  customer?: string;
}

/** How a fault behaves. */
export interface FaultOptions {
  /**
   * How many calls it meets. `"Infinity"` is `Infinity`, for JSON, which has none.
   *
   * @default 1
   */
  times?: number | "Infinity";
  /**
   * Only calls of this operation, such as `PATCH /customers/{customer-id}`.
   *
   * @default every call but `POST /auth`
   */
  route?: string;
  /**
   * Only calls of this operation, by its `operationId`, such as `updateCustomer`.
   *
   * @default every operation but the one behind `POST /auth`
   */
  operation?: OperationId;
  /** Only calls of this tenant, by its client id. */
  tenant?: string;
  /** Only calls for this customer, by the id in the path. */
  customer?: string;
  /**
   * Only calls for which this returns `true`; in code only. It is called last, so every call that it gets fits the other
   * filters.
   */
  when?: (call: FaultCall) => boolean;
  /** The response of `respond`. */
  response?: CustomResponse;
  /** The `Retry-After` of an error, in seconds. */
  retryAfter?: number;
  /**
   * The status of `serverError`, from 500 to 599.
   *
   * @default 500
   */
  status?: number;
  /**
   * How long `latency` lasts, in ms.
   *
   * @default 100
   */
  duration?: number;
}

/** A response of your own, for `respond`. */
export interface CustomResponse {
  /** @default 200 */
  status?: number;
  /** By name. */
  headers?: Record<string, string>;
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown;
}
