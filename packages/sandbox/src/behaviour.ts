import type { operations } from "@conomyhq/openapi-types";
import type { OperationId } from "./faults/options.ts";
import type { IdSource } from "./random.ts";
import type { Store } from "./store.ts";
import type { Tokens } from "./tokens.ts";

/** What an operation gets to do its work. */
export interface Context<Id extends OperationId> {
  store: Store;
  tokens: Tokens;
  ids: IdSource;
  /** How long a token lives, in seconds. */
  tokenLifetime: number;
  /** The client id of the tenant that has proved to be the caller; none where the contract asks for no proof. */
  caller: string | undefined;
  /** The client id of the tenant that is worked for: the caller, or the first one. */
  clientId: string;
  path: Given<operations[Id]["parameters"]["path"]>;
  /** Numbers are numbers here: the contract says what the text of a query means. */
  query: Given<operations[Id]["parameters"]["query"]>;
  body: JsonOf<operations[Id]["requestBody"]>;
}

/** What an operation does, with what the contract allows, and the JSON that the contract promises for it. */
export type Behaviour<Id extends OperationId> = (context: Context<Id>) => SuccessOf<operations[Id]["responses"]>;

/** What the operations of the contract do, by their `operationId`: one that is missing does not compile. */
export type Behaviours = { [Id in OperationId]: Behaviour<Id> };

/** A behaviour whose contract is known at run time only. */
export type UntypedBehaviour = (
  context: Omit<Context<OperationId>, "body" | "path" | "query"> & {
    path: Record<string, string>;
    query: Record<string, unknown>;
    body: unknown;
  },
) => unknown;

type Given<Parameters> = [Parameters] extends [undefined] ? Record<never, never> : NonNullable<Parameters>;

type JsonOf<Part> = Part extends { content: { "application/json": infer Json } } ? Json : undefined;

type SuccessOf<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 204 ? JsonOf<Responses[Status]> : never;
}[keyof Responses];
