import contract from "@conomyhq/openapi/conomy.yaml";
import { type Description, describe } from "./description/description.ts";
import type { Operation } from "./description/operations.ts";
import { createSchemas, type Schemas } from "./description/schemas.ts";
import type { Needs } from "./description/served.ts";

export type { Operation } from "./description/operations.ts";

/** A contract, as far as it is read by name. */
export interface Contract {
  info: { version: string };
  components: { schemas: Record<string, { properties?: object }> };
}

/** A contract, and what it means for a sandbox that serves it. */
export interface ServedContract extends Description {
  document: Contract;
  schemas: Schemas;
}

/**
 * Makes of a contract what a sandbox works with.
 *
 * @param needs - What the behaviours need of it: those of Conomy, unless told otherwise.
 */
export function serve(document: Contract, needs?: Needs): ServedContract {
  return { document, schemas: createSchemas(document), ...describe(document, needs) };
}

/** The contract that this package was made from. */
export const ownContract: ServedContract = serve(contract);

/** How an operation is named to users, such as `PATCH /customers/{customer-id}`. */
export function routeOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
