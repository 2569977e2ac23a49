import contract from "@conomyhq/openapi/conomy.yaml";
import type { ErrorBody } from "@conomyhq/openapi-types";
import { describe } from "./description/description.ts";
import type { Operation } from "./description/operations.ts";

export type { Operation } from "./description/operations.ts";
export { contract };

/** The contract, as far as it is read by name. */
export interface Contract {
  info: { version: string };
  components: { schemas: Record<string, { properties?: object }> };
}

const described = describe(contract);

/** Every operation of the contract. */
export const operations: readonly Operation[] = described.operations;

/** The header that carries the key. */
export const apiKeyHeader: string = described.apiKeyHeader;

/** The documented errors, by their `type`. */
export const documentedErrors: ReadonlyMap<string, Required<ErrorBody>> = described.errors;

/** The contract's example of a customer. */
export const exampleCustomer: unknown = described.customer;

/** How an operation is named to users, such as `PATCH /customers/{customer-id}`. */
export function routeOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
