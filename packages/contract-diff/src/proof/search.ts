import type { Direction } from "../contract/uses.ts";
import { withTimeLimit } from "../time-limit.ts";
import { candidatesOf } from "./candidates/index.ts";
import { isDeclared } from "./declared.ts";
import { forget, type Rejection, type SchemaOf, validatorOf } from "./validator.ts";

/** A JSON value that shows a break: one contract accepts it and the other does not. */
export interface Witness extends Rejection {
  /** The JSON value. */
  value: unknown;
  /** For requests the base: they were accepted and are no longer. For responses the revision: they were never sent before. */
  acceptedBy: "base" | "revision";
  direction: Direction;
}

/** How long to search. */
export interface WitnessLimits {
  /** How many values to try. Default: 2000. */
  candidates?: number;
  /** How long new values are tried. Default: 500. Three times as long, and 1 s more, ends everything. */
  milliseconds?: number;
}

/**
 * Searches the smallest payload that one contract accepts and the other rejects. It has only properties that the
 * accepting contract declares; formats count for what is accepted, and never for what is rejected.
 *
 * @param base - A document and one of its schemas.
 * @param revision - Likewise, for the same place of the other document.
 * @returns `undefined` if none was found, which proves nothing.
 */
export function findWitness(
  base: SchemaOf,
  revision: SchemaOf,
  direction: Direction,
  { candidates = 2000, milliseconds = 500 }: WitnessLimits = {},
): Witness | undefined {
  let isDone = false;
  try {
    // A pattern of the contract may take for ever, and no clock is looked at meanwhile.
    return withTimeLimit(Math.max(1, 3 * milliseconds + 1000), () => {
      const witness = search(base, revision, direction, { candidates, milliseconds });
      isDone = true;
      return witness;
    });
  } catch {
    // Schemas that ajv cannot compile, documents without an end: whatever it is, there is no proof.
    isDone = true;
    return undefined;
  } finally {
    if (!isDone) for (const { document } of [base, revision]) forget(document);
  }
}

function search(
  base: SchemaOf,
  revision: SchemaOf,
  direction: Direction,
  { candidates, milliseconds }: Required<WitnessLimits>,
): Witness | undefined {
  const acceptedBy = direction === "request" ? "base" : "revision";
  const [from, to] = direction === "request" ? [base, revision] : [revision, base];
  const accepting = validatorOf(from, direction, "accepts");
  const rejecting = validatorOf(to, direction, "rejects");
  const [rejects, accepts] = [rejecting.explain([rejecting.schema]), accepting.explain([accepting.schema])];
  const end = Date.now() + milliseconds;
  const isOver = () => Date.now() > end;
  const tried = new Set<string>();
  let smallest: { json: string; witness: Witness } | undefined;
  for (const value of candidatesOf(accepting, rejecting, isOver)) {
    if (tried.size >= candidates || isOver()) break;
    const json = JSON.stringify(value);
    if (tried.has(json)) continue;
    tried.add(json);
    if (smallest && json.length >= smallest.json.length) continue;
    const rejection = accepts(value) === undefined ? rejects(value) : undefined;
    if (!rejection || !isDeclared(accepting, [accepting.schema], value)) continue;
    smallest = { json, witness: { value, acceptedBy, direction, ...rejection } };
  }
  return smallest?.witness;
}
