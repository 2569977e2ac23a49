import type { Validator } from "../validator.ts";

/** The same place in both contracts. */
export interface Place {
  accepting: readonly unknown[];
  rejecting: readonly unknown[];
}

export function placeOf(accepting: readonly unknown[], rejecting: readonly unknown[]): Place {
  return { accepting, rejecting };
}

/** A value; what is not there is none. */
export interface Found {
  value: unknown;
}

/** What makes up the values inside of others. */
export interface Search {
  accepting: Validator;
  valuesAt(place: Place, depth: number): Iterable<unknown>;
  /** The first value that the accepting contract accepts. */
  smallestAt(place: Place, depth: number): Found | undefined;
  /** Whether both contracts say the same of a place. */
  isSame(place: Place): boolean;
}
