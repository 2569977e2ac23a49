export type { Address, ErrorBody, IdentityDocumentType, Pagination } from "@conomyhq/openapi-types";
export type { Attempt, AttemptReason } from "./attempt.ts";
export { type ConomyClient, createConomyClient } from "./client.ts";
export type { KnownErrorCode, KnownErrorType } from "./contract.generated.ts";
export type { Customer, CustomerQuery, Customers, CustomerUpdate, NewCustomer } from "./customers.ts";
export {
  ConomyApiError,
  type ConomyErrorCode,
  type ConomyErrorFamily,
  type ConomyErrorType,
} from "./errors/api-error.ts";
export { ConomyConfigError } from "./errors/config-error.ts";
export { type ConnectionErrorCause, ConomyConnectionError } from "./errors/connection-error.ts";
export { ConomyError, type Revealed } from "./errors/conomy-error.ts";
export {
  type AnyConomyError,
  type ConomyApiErrorMatch,
  isConomyApiError,
  isConomyConfigError,
  isConomyConnectionError,
  isConomyError,
  isConomyParseError,
  isConomyTimeoutError,
} from "./errors/guards.ts";
export { ConomyParseError } from "./errors/parse-error.ts";
export { ConomyTimeoutError } from "./errors/timeout-error.ts";
export type { ListOptions, ListPromise, Page } from "./list.ts";
export type {
  CallInit,
  CallOptions,
  CallParameters,
  CallResult,
  ClientMethod,
  ClientMethods,
  ParseAs,
} from "./method.ts";
export { attemptChannel, type Logger, type Observers } from "./observe.ts";
export type {
  AccessTokenSource,
  Authentication,
  CommonOptions,
  ConomyClientOptions,
  ConomyCredentials,
  ConomyEnvironment,
  ReliabilityOptions,
  Target,
} from "./options.ts";
export type {
  AbortSignalLike,
  FetchInit,
  FetchLike,
  FetchResponse,
  HeadersInput,
  HeadersLike,
  ResponseLike,
} from "./platform.ts";
export type { RequestOptions } from "./request-options.ts";
export type { ResponsePromise, WithResponse } from "./result.ts";
export type { RetryOptions } from "./retry.ts";
export type { CachedToken, TokenCache } from "./token-cache.ts";
