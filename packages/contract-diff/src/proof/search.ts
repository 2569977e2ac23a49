import type { Direction } from "../contract/uses.ts";
import { candidatesOf } from "./candidates.ts";
import { isDeclared } from "./declared.ts";
import { type Contract, sideOf } from "./side.ts";

/** A JSON value that shows a break: one contract accepts it and the other does not. */
export interface Witness {
  /** The JSON value. */
  value: unknown;
  /** For requests the base: they were accepted and are no longer. For responses the revision: they were never sent before. */
  acceptedBy: "base" | "revision";
  direction: Direction;
  /** Why the other contract rejects it, in the words of ajv, such as `email must be string`. */
  reason: string;
}

/** How long to search. */
export interface WitnessLimits {
  /** How many values to try. Default: 2000. */
  candidates?: number;
  /** Default: 500. */
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
  base: Contract,
  revision: Contract,
  direction: Direction,
  limits: WitnessLimits = {},
): Witness | undefined {
  try {
    return search(base, revision, direction, limits);
  } catch {
    // Schemas that ajv cannot compile, documents without an end: whatever it is, there is no proof.
    return undefined;
  }
}

function search(
  base: Contract,
  revision: Contract,
  direction: Direction,
  { candidates = 2000, milliseconds = 500 }: WitnessLimits,
): Witness | undefined {
  const acceptedBy = direction === "request" ? "base" : "revision";
  const [from, to] = direction === "request" ? [base, revision] : [revision, base];
  const accepting = sideOf(from, direction, "accepts");
  const rejecting = sideOf(to, direction, "rejects");
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
    const reason = accepts(value) === undefined ? rejects(value) : undefined;
    if (reason === undefined || !isDeclared(accepting, [accepting.schema], value)) continue;
    smallest = { json, witness: { value, acceptedBy, direction, reason } };
  }
  return smallest?.witness;
}
