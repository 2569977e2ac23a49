import type { ErrorBody } from "@conomyhq/openapi-types";
import { errorsOf, exampleOf } from "./examples.ts";
import { type Operation, operationsOf } from "./operations.ts";
import { Unservable, Walker } from "./parts.ts";
import { type Proof, proofsInOrder } from "./security.ts";
import { conomy, type ErrorType, type Needs } from "./served.ts";

/** What the sandbox knows of a contract. */
export interface Description {
  operations: Operation[];
  /** Everything that proves who calls, for one operation or another. */
  proofs: readonly Proof[];
  /** By their `type`. */
  errors: ReadonlyMap<ErrorType, Required<ErrorBody>>;
  /** The customer that the default seed has. */
  customer: unknown;
}

/**
 * Reads a contract.
 *
 * @throws an {@link Unservable} for the first thing in it that the sandbox cannot serve.
 */
export function describe(contract: unknown, { served, errorTypes, seed }: Needs = conomy): Description {
  const walker = new Walker(contract);
  const { value: version } = walker.get(walker.root, "openapi") ?? walker.root;
  if (!/^3\.[12]\./.test(String(version)))
    throw new Unservable({ path: ["openapi"] }, "Only OpenAPI 3.1 and 3.2 are read");
  const operations = operationsOf(walker, served);
  if (operations.length === 0) throw new Unservable({ path: ["paths"] }, "There is no operation");
  return {
    operations,
    proofs: proofsInOrder(operations.map(({ security }) => security)),
    errors: errorsOf(walker, errorTypes),
    customer: seed && exampleOf(walker, seed),
  };
}
