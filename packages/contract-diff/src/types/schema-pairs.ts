import type { Direction } from "../contract/uses.ts";
import type { ContractTypes } from "./contract-types.ts";
import type { Place } from "./impact.ts";

/** A named schema of the base, and the one that stands in its place in the revision. */
export interface SchemaPair {
  /** Such as `schemas/Customer`. */
  ref: string;
  revisionRef: string;
  direction: Direction;
  /** Where it was first met. */
  place: Place;
}

/** The two versions of the types, and which of their named schemas correspond. */
export class Matching {
  readonly baseTypes: ContractTypes;
  readonly revisionTypes: ContractTypes;
  /** The document of the base. */
  readonly document: unknown;
  readonly #pairs = new Map<string, SchemaPair>();
  readonly #replaced = new Map<string, string>();

  constructor(baseTypes: ContractTypes, revisionTypes: ContractTypes, document: unknown) {
    this.baseTypes = baseTypes;
    this.revisionTypes = revisionTypes;
    this.document = document;
  }

  /** From components that are gone to the new ones that stand in their place. */
  get replaced(): ReadonlyMap<string, string> {
    return this.#replaced;
  }

  /** Notes that a component stands where another one stood. */
  noteReplaced(ref: string, revisionRef: string): void {
    const isRenamed = !this.revisionTypes.named.has(ref) && !this.baseTypes.named.has(revisionRef);
    if (isRenamed) this.#replaced.set(ref, revisionRef);
  }

  /** The one object that stands for a pair of schemas, however often it is met. */
  pair(ref: string, revisionRef: string, direction: Direction, place: Place): SchemaPair {
    const key = `${direction} ${ref} ${revisionRef}`;
    const known = this.#pairs.get(key) ?? { ref, revisionRef, direction, place };
    if (place.root.isShared && !known.place.root.isShared) known.place = place;
    this.#pairs.set(key, known);
    this.noteReplaced(ref, revisionRef);
    return known;
  }
}
