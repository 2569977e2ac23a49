import {
  type Attempt,
  type ConomyApiError,
  ConomyError,
  isConomyApiError,
  isConomyConfigError,
  isConomyConnectionError,
  isConomyError,
  isConomyParseError,
  isConomyTimeoutError,
} from "@conomyhq/client";

declare const error: unknown;
declare const apiError: ConomyApiError;
declare function takes<Expected>(value: Expected): void;

// What a guard compares.
isConomyApiError(error, { status: 404 });
// @ts-expect-error
isConomyApiError(error, { staus: 404 });

isConomyApiError(error, { status: 404 });
// @ts-expect-error
isConomyApiError(error, { status: "404" });

isConomyApiError(error, { status: 404 });
// @ts-expect-error
isConomyApiError(error, 404);

isConomyApiError(error, { code: "31" });
// @ts-expect-error
isConomyApiError(error, { code: 31 });

isConomyApiError(error, { code: "99" });
// @ts-expect-error
isConomyApiError(error, { errorCode: "99" });

isConomyApiError(error, { status: 404, code: "31" });
// @ts-expect-error
isConomyApiError(error, { status: 404, cod: "31" });

isConomyApiError(error, { status: 404, type: "notFound" });
// @ts-expect-error
isConomyApiError(error, { status: 404, typ: "notFound" });

isConomyApiError(error, { family: "3x" });
// @ts-expect-error
isConomyApiError(error, { family: 3 });

isConomyApiError(error, { family: "4x" });
// @ts-expect-error
isConomyApiError(error, { family: "4xx" });

isConomyApiError(error, { type: "notFound" });
// @ts-expect-error
isConomyApiError(error, { type: ["notFound"] });

isConomyError(error);
// @ts-expect-error
isConomyError(error, { status: 404 });

// What it narrows to.
if (isConomyApiError(error, { status: 404 })) {
  takes<404>(error.status);
  // @ts-expect-error
  takes<409>(error.status);

  takes<string | undefined>(error.code);
  // @ts-expect-error
  takes<string>(error.code);
}

if (isConomyApiError(error, { code: "31" })) {
  takes<"31">(error.code);
  // @ts-expect-error
  takes<"32">(error.code);

  takes<number>(error.status);
  // @ts-expect-error
  takes<404>(error.status);
}

if (isConomyApiError(error, { status: 404, family: "3x", type: "notFound" })) {
  takes<[404, "3x", "notFound"]>([error.status, error.family, error.type]);
  // @ts-expect-error
  takes<[404, "3x", "unknown"]>([error.status, error.family, error.type]);
}

if (isConomyApiError(error)) {
  takes<number>(error.status);
  // @ts-expect-error
  takes<404>(error.status);
}

if (isConomyConnectionError(error)) {
  takes<string | undefined>(error.cause?.code);
  // @ts-expect-error
  takes<number | undefined>(error.cause?.code);

  takes<unknown>(error.cause);
  // @ts-expect-error
  takes<number>(error.status);
}

if (isConomyTimeoutError(error)) {
  takes<"ConomyTimeoutError">(error.name);
  // @ts-expect-error
  takes<"ConomyConnectionError">(error.name);
}

if (isConomyParseError(error)) {
  takes<string | undefined>(error.dangerouslyReveal().firstBytes);
  // @ts-expect-error
  takes<string | undefined>(error.firstBytes);
}

if (isConomyConfigError(error)) {
  takes<readonly Attempt[] | undefined>(error.attempts);
  // @ts-expect-error
  takes<readonly Attempt[]>(error.attempts);
}

// The fields of an error.
takes<number>(apiError.status);
// @ts-expect-error
takes<number>(apiError.staus);

takes<string | undefined>(apiError.code);
// @ts-expect-error
takes<string | undefined>(apiError.cod);

takes<boolean>(apiError.code === "99");
// @ts-expect-error
takes<boolean>(apiError.code === 99);

takes<string | undefined>(apiError.traceId);
// @ts-expect-error
takes<string | undefined>(apiError.traceID);

takes<number | undefined>(apiError.retryAfter);
// @ts-expect-error
takes<string | undefined>(apiError.retryAfter);

takes<string | undefined>(apiError.dangerouslyReveal().detail);
// @ts-expect-error
takes<string | undefined>(apiError.detail);

takes<string | null | undefined>(apiError.headers?.get("x-request-id"));
// @ts-expect-error
takes<string | null>(apiError.headers.get("x-request-id"));

takes<number | undefined>(apiError.attempts[0]?.status);
// @ts-expect-error
takes<number | undefined>(apiError.attempts[0]?.staus);

takes<number>(apiError.attempts.length);
// @ts-expect-error
apiError.status = 500;

if (error instanceof ConomyError) {
  takes<string>(error.message);
  // @ts-expect-error
  takes<number>(error.status);
}

// A status that only the run knows tells nothing about an error that has another.
declare const status: number;
declare const thrown: ConomyApiError;

if (isConomyApiError(thrown, { status })) {
  takes<number>(thrown.status);
  // @ts-expect-error
  takes<404>(thrown.status);
} else {
  takes<string | undefined>(thrown.traceId);
  // @ts-expect-error
  takes<never>(thrown);
}

if (!isConomyApiError(error, { status: 404 }) && isConomyApiError(error)) {
  takes<number>(error.status);
  // @ts-expect-error
  takes<string>(error.status);
}

// The name tells the classes apart.
if (isConomyError(error)) {
  switch (error.name) {
    case "ConomyApiError":
      takes<number>(error.status);
      // @ts-expect-error
      takes<string>(error.status);
      break;
    case "ConomyConnectionError":
      takes<readonly Attempt[]>(error.attempts);
      // @ts-expect-error
      takes<number>(error.status);
      break;
    case "ConomyParseError":
      takes<number>(error.status);
      // @ts-expect-error
      takes<string | undefined>(error.code);
      break;
    case "ConomyConfigError":
    case "ConomyTimeoutError":
      takes<string>(error.message);
      // @ts-expect-error
      takes<number>(error.status);
      break;
    default:
      takes<never>(error);
      // @ts-expect-error
      takes<string>(error.message);
  }
}
