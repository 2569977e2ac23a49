import type { paths } from "@conomyhq/openapi-types";
import type { HttpMethod } from "./contract.generated.ts";
import { type ListOptions, type ListPromise, type Page, toListPromise } from "./list.ts";
import type { CallOptions, Json, Operation, PathWith, Perform, Success } from "./method.ts";
import type { ResponsePromise } from "./result.ts";

/** What a method takes beside the values of the path: a body, a query, or the query of a list. */
type Input = "body" | "pages" | "query";

/** The operations of the contract, such as `GET /customers`. */
type OperationName = { [Method in HttpMethod]: `${Uppercase<Method>} ${PathWith<Method>}` }[HttpMethod];

type Found<Name> = Name extends `${infer Method} ${infer Path extends keyof paths}`
  ? Operation<Lowercase<Method> & HttpMethod, Path>
  : never;

type Body<Name> = Found<Name> extends { requestBody: infer Given } ? Json<Given> : never;

type Query<Name> = Found<Name> extends { parameters: { query?: infer Given } } ? Given : never;

type InputOf<Name> = [Body<Name>] extends [never]
  ? Success<Found<Name>> extends Page<unknown>
    ? ["pages"]
    : [Query<Name>] extends [undefined]
      ? []
      : ["query"]
  : ["body"];

/** For every operation that is not raw-only, the name of its method and what that takes. One that is missing does not compile. */
export type Operations<Resource, RawOnly> = {
  readonly [Name in Exclude<OperationName, keyof RawOnly>]: readonly [keyof Resource, ...InputOf<Name>];
};

type PathValues<Name> = Name extends `${string}{${string}}${infer Rest}` ? [string, ...PathValues<Rest>] : [];

type Method<Name, Taken> = Taken extends readonly [unknown, "body"]
  ? (...given: [...PathValues<Name>, body: Body<Name>, options?: CallOptions]) => ResponsePromise<Success<Found<Name>>>
  : Taken extends readonly [unknown, "pages"]
    ? (...given: [...PathValues<Name>, query?: Query<Name>, options?: ListOptions]) => ListPromise<ItemOf<Name>>
    : Taken extends readonly [unknown, "query"]
      ? (
          ...given: [...PathValues<Name>, query?: Query<Name>, options?: CallOptions]
        ) => ResponsePromise<Success<Found<Name>>>
      : (...given: [...PathValues<Name>, options?: CallOptions]) => ResponsePromise<Success<Found<Name>>>;

type ItemOf<Name> = Success<Found<Name>> extends Page<infer Item> ? Item : never;

/** The methods that a table of operations makes, as the contract describes them. */
type Methods<Table extends Record<string, readonly [PropertyKey, Input?]>> = {
  [Name in keyof Table as Table[Name][0]]: Method<Name, Table[Name]>;
};

/** Makes the methods of a resource: what they do follows from the names of their operations. */
export function createResource<const Table extends Record<string, readonly [PropertyKey, Input?]>>(
  table: Table,
  perform: Perform,
): Methods<Table> {
  const methods = Object.entries(table).map(([operation, [name, input]]) => {
    const [method, path] = operation.split(" ") as [never, never];
    const names = operation.match(/(?<=\{)[^}]+/g) ?? [];
    const call = (...given: unknown[]) => {
      const values = names.map((name) => [name, given.shift()]);
      const content = input && given.shift();
      const options = given[0] as ListOptions | undefined;
      const send = (query?: unknown) =>
        perform<never>(
          method,
          path,
          {
            params: { path: Object.fromEntries(values), query },
            // Nothing at all is refused, as every other value that is no object.
            body: input === "body" ? (content ?? null) : undefined,
          },
          options,
        );
      if (input === "pages") return toListPromise(operation, send, content as object | undefined, options?.prefetch);
      return send(input === "query" ? content : undefined);
    };
    return [name, call];
  });
  return Object.fromEntries(methods);
}
