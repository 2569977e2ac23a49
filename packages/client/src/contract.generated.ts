// Generated from openapi/conomy.yaml by `pnpm generate`. Do not edit.

/** The released version of the contract, and of the packages made from it. */
export const version = "0.0.0";

/** The base URL of every environment. */
export const servers = {"sandbox":"https://api.conomyhq.com/sandbox","production":"https://api.conomyhq.com"} as const;

/** Where credentials become an access token. */
export const authPath = "/auth";

/** The HTTP methods of the operations. */
export type HttpMethod = "get" | "patch" | "post";

/** The headers that the client sets on every call. Callers are never asked for them. */
export type ManagedHeader = "x-api-key" | "User-Agent" | "conomyhq-api-version";

// By lower-case name: case does not count in HTTP, so one spelling saves comparisons.
export const apiKeyHeader = "x-api-key";
export const userAgentHeader = "user-agent";
export const apiVersionHeader = "conomyhq-api-version";

/** The value of the version header that this contract describes. */
export const apiVersion = "24-04-2025";

/** The error codes that the vendor publishes. More may come. */
export type KnownErrorCode = "01" | "02" | "11" | "12" | "13" | "14" | "21" | "31" | "32" | "41" | "42" | "43";

/** The error types that the vendor publishes. More may come. */
export type KnownErrorType = "serverError" | "unknown" | "invalidParam" | "missingParam" | "alreadyExist" | "parsingResource" | "failedPrecondition" | "notFound" | "tooManyRequests" | "unauthorized" | "unimplemented" | "forbiddenOperation";
