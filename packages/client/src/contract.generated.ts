// Generated from openapi/conomy.yaml by `pnpm generate`. Do not edit.

/** The released version of the contract, and of the packages made from it. */
export const version = "0.0.0";

/** The base URL of every environment. */
export const servers = {"sandbox":"https://api.conomyhq.com/sandbox","production":"https://api.conomyhq.com"} as const;

/** Where credentials become an access token. */
export const authPath = "/auth" as const;

export const apiKeyHeader = "x-api-key" as const;
export const userAgentHeader = "User-Agent" as const;
export const apiVersionHeader = "conomyhq-api-version" as const;

/** The value of the version header that this contract describes. */
export const apiVersion = "24-04-2025" as const;

/** The error codes that the vendor publishes. More may come. */
export type KnownErrorCode = "01" | "02" | "11" | "12" | "13" | "14" | "21" | "31" | "32" | "41" | "42" | "43";

/** The error types that the vendor publishes. More may come. */
export type KnownErrorType = "serverError" | "unknown" | "invalidParam" | "missingParam" | "alreadyExist" | "parsingResource" | "failedPrecondition" | "notFound" | "tooManyRequests" | "unauthorized" | "unimplemented" | "forbiddenOperation";
