import type { paths } from "@conomyhq/openapi-types";
import type { HttpMethod, ManagedHeader } from "./contract.generated.ts";
import type { ReliabilityOptions } from "./options.ts";
import type { AbortSignalLike, HeadersInput, ResponseLike } from "./platform.ts";
import type { ResponsePromise } from "./result.ts";

// openapi-fetch's own method types let a typo in a body and an unknown key beside it compile: their init is a type
// parameter, and one with an index signature. Here only the path and `parseAs` are inferred; the init is a plain type.

/** The paths of the contract that have a method. */
// A type parameter, so that TypeScript looks at each path only once, and only for the methods that are called.
export type PathWith<Method extends HttpMethod, Paths = paths> = {
  [Path in keyof Paths]: Paths[Path] extends { [In in Method]: unknown } ? Path : never;
}[keyof Paths];

/** An operation of the contract, or `never`. */
export type Operation<Method extends HttpMethod, Path extends keyof paths> =
  paths[Path] extends Record<Method, infer Found> ? Found : never;

/** How the body of a successful response is read. */
export type ParseAs = "json" | "text";

/** The data of a response by `parseAs`. */
interface Parsed<Json> {
  json: Json;
  text: string;
}

/** What a call may set in addition to parameters and body. Time limits and retries default to the client's. */
export interface CallOptions extends ReliabilityOptions {
  /**
   * Further headers, in any form that `fetch` accepts. `authorization`, `x-api-key`, `user-agent` and
   * `conomyhq-api-version` are refused, because the client sets them.
   */
  headers?: HeadersInput | undefined;
  /** Ends the call at once, whatever it is doing. It then rejects with the signal's `reason`. */
  signal?: AbortSignalLike | undefined;
}

/** The parameter groups of an operation, without the headers that the client sets. */
export type CallParameters<Method extends HttpMethod, Path extends keyof paths> = {
  [In in keyof Declared<Method, Path> as In extends "cookie"
    ? never
    : keyof Callers<NonNullable<Declared<Method, Path>[In]>> extends never
      ? never
      : In]: Callers<NonNullable<Declared<Method, Path>[In]>>;
};

/** The parameters that the contract declares for an operation. */
type Declared<Method extends HttpMethod, Path extends keyof paths> =
  Operation<Method, Path> extends { parameters: infer Groups } ? Groups : Record<never, never>;

/** Those of them that the caller sets. */
type Callers<Group> = { [Name in keyof Group as Name extends ManagedHeader ? never : Name]: Group[Name] };

/** `params`, required if one of them is. */
type ParametersInit<Given> = keyof Given extends never
  ? unknown
  : Record<never, never> extends Given
    ? { params?: Given }
    : { params: Given };

/** The JSON of a body or a response. */
export type Json<Described> = Described extends { content: { "application/json": infer Schema } } ? Schema : undefined;

/** `body`, as the contract declares it. */
type BodyInit<Op> = Op extends { requestBody: infer Body }
  ? { body: Json<Body> }
  : Op extends { requestBody?: infer Body }
    ? [Body] extends [undefined]
      ? unknown
      : { body?: Json<Body> }
    : unknown;

/** What a call of an operation takes beside its path. */
export type CallInit<Method extends HttpMethod, Path extends keyof paths, As extends ParseAs = "json"> = ParametersInit<
  CallParameters<Method, Path>
> &
  BodyInit<Operation<Method, Path>> &
  CallOptions & { parseAs?: As | undefined };

/** The init, which may be left out if nothing in it is required. */
type InitArguments<Init> = Record<never, never> extends Init ? [init?: Init] : [init: Init];

/** The statuses with a body that is success. */
type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 206;

/** The body of a successful response. */
export type Success<Op> = Op extends { responses: infer Responses }
  ? Json<Responses[keyof Responses & SuccessStatus]>
  : never;

/** The body of any other response. */
export type Failure<Op> = Op extends { responses: infer Responses }
  ? Json<Responses[Exclude<keyof Responses, SuccessStatus>]>
  : never;

/** What a raw call resolves to: `data`, or an `error` that is `{}` if the response had no body. */
export type CallResult<Method extends HttpMethod, Path extends keyof paths, As extends ParseAs = "json"> =
  | { data: Parsed<Success<Operation<Method, Path>>>[As]; error?: never; response: ResponseLike }
  | { data?: never; error: Failure<Operation<Method, Path>>; response: ResponseLike };

/** Calls operations of one HTTP method, as the contract describes them. */
export type ClientMethod<Method extends HttpMethod, Paths = paths> = <
  Path extends PathWith<Method, Paths>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...init: InitArguments<CallInit<Method, Extract<Path, keyof paths>, As>>
) => Promise<CallResult<Method, Extract<Path, keyof paths>, As>>;

/** The client's raw methods, one for each HTTP method of the contract. */
export type ClientMethods = {
  [Method in HttpMethod as Uppercase<Method>]: ClientMethod<Method>;
};

/** Makes a call of the contract and returns its data, or throws what went wrong. */
export type Perform = <Data>(
  method: keyof ClientMethods,
  path: keyof paths,
  operation: { params: object; body?: unknown },
  options: CallOptions | undefined,
) => ResponsePromise<Data>;
