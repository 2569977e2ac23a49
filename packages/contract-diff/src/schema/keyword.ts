import type { Judge } from "./effect.ts";
import type { Keywords, SchemaNode } from "./node.ts";

/** All that this package knows of a keyword of JSON Schema. */
export interface Keyword {
  /** The type whose values it limits; the others it lets through. Default: it may limit values of every type. */
  limits?: "array" | "number" | "object" | "string";
  /** What its value holds. Default: a value that is no schema. */
  holds?: "map" | "schema" | "schemas";
  /** Whether the schemas that it holds are about the same value, and not about one inside. */
  isInPlace?: true;
  /** Whether it only tells people something. */
  isAnnotation?: true;
  /** Whether it stays in the canonical form although it limits no value: generators and directions mind it. */
  isKept?: true;
  /** Whether it is a limit of numbers, lengths or counts, and which. */
  bound?: "lower" | "upper";
  /** The value with which it limits nothing. */
  idle?: unknown;
  /** Whether it means something else beside other keywords, so that an equal value proves nothing. */
  isDependent?: true;
  /** What an edit of it does. Default: nobody can tell. */
  effect?: Judge;
  /** One value that says what two say together, or `undefined` if there is none. */
  merge?: Merge;
  /** Whether a schema accepts nothing that this keyword of another one rejects. Default: only what has an equal value. */
  implied?: Implied;
}

/** Makes one value of two. `both` makes a schema that two schemas accept. */
type Merge = (one: never, other: never, both: Both) => unknown;

export type Both = (one: SchemaNode, other: SchemaNode) => SchemaNode;

/** Compares the values that two schemas accept. */
interface Implication {
  inner: SchemaNode;
  outer: Keywords;
  /** Whether one schema accepts no value that another one rejects. */
  isWithin: (inner: SchemaNode, outer: SchemaNode) => boolean;
  /** Whether no value fits two of several schemas. */
  areDisjoint: (schemas: readonly SchemaNode[]) => boolean;
}

export type Implied = (value: unknown, keyword: string, implication: Implication) => boolean;

/** A count or a length: the smaller, the fewer values. */
export function upperBound(limits: NonNullable<Keyword["limits"]>, effect: Judge): Keyword {
  return { limits, bound: "upper", effect, merge: (one, other) => Math.min(one, other), implied: isBelow };
}

/** A count or a length: the greater, the fewer values. */
export function lowerBound(limits: NonNullable<Keyword["limits"]>, effect: Judge): Keyword {
  return { limits, bound: "lower", effect, merge: (one, other) => Math.max(one, other), implied: isAbove };
}

const isBelow: Implied = (value, keyword, { inner }) => {
  const own = inner.keywords[keyword];
  return typeof own === "number" && own <= Number(value);
};

const isAbove: Implied = (value, keyword, { inner }) => {
  const own = inner.keywords[keyword];
  return typeof own === "number" && own >= Number(value);
};
