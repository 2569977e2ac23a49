import { constraint, flag, lower, openness, unclear, upper } from "../effect.ts";
import { type Implied, type Keyword, lowerBound, upperBound } from "../keyword.ts";
import { anything, type Keywords, nodeIn, nodesIn, type SchemaNode } from "../node.ts";

/** Keywords of lists. */
export const arrays: Readonly<Record<string, Keyword>> = {
  maxItems: upperBound("array", upper()),
  minItems: { ...lowerBound("array", lower()), idle: 0 },
  uniqueItems: {
    limits: "array",
    effect: flag,
    idle: false,
    merge: (one: boolean, other: boolean) => one || other,
  },
  items: {
    limits: "array",
    holds: "schema",
    effect: openness,
    idle: {},
    isDependent: true,
    implied: (value, _, { inner, outer, isWithin }) =>
      itemsAfter(inner.keywords, nodesIn(outer.prefixItems).length).every((own) => isWithin(own, nodeIn(value))),
  },
  prefixItems: {
    limits: "array",
    holds: "schemas",
    effect: unclear,
    idle: [],
    implied: (value, _, { inner, isWithin }) =>
      nodesIn(value).every((schema, index) => isWithin(itemAt(inner.keywords, index), schema)),
  },
  contains: { limits: "array", holds: "schema", effect: constraint, isDependent: true, implied: counted() },
  minContains: { ...lowerBound("array", lower(1)), idle: 1, isDependent: true, implied: counted() },
  maxContains: { ...upperBound("array", upper()), isDependent: true, implied: counted() },
  unevaluatedItems: { limits: "array", holds: "schema", effect: openness, idle: {}, isDependent: true },
};

/** The schema of an item of a list. */
function itemAt({ prefixItems, items }: Keywords, index: number): SchemaNode {
  return nodesIn(prefixItems)[index] ?? nodeIn(items);
}

/** The schemas of all items after some. */
function itemsAfter({ prefixItems, items }: Keywords, count: number): SchemaNode[] {
  return [...nodesIn(prefixItems).slice(count), nodeIn(items)];
}

/**
 * How many items match: more of them do if the schema accepts more, so that a lower limit wants it to accept no less and
 * an upper one no more.
 */
function counted(): Implied {
  return (_, __, { inner: { keywords: own }, outer, isWithin }) => {
    if (outer.contains === undefined) return true;
    const [less, more] = [nodeIn(own.contains), nodeIn(outer.contains)];
    const [least, most] = [Number(outer.minContains ?? 1), outer.maxContains];
    const isEnough =
      least === 0 || (own.contains !== undefined && Number(own.minContains ?? 1) >= least && isWithin(less, more));
    if (most === undefined) return isEnough;
    const fits = typeof own.maxItems === "number" && own.maxItems <= Number(most);
    const isFew =
      fits ||
      (own.contains !== undefined &&
        Number(own.maxContains ?? Number.POSITIVE_INFINITY) <= Number(most) &&
        isWithin(more, less));
    return isEnough && isFew;
  };
}

/** The keywords of items that two lists of keywords say together. */
export function mergeItems(
  one: Keywords,
  other: Keywords,
  both: (one: SchemaNode, other: SchemaNode) => SchemaNode,
): Keywords {
  const length = Math.max(nodesIn(one.prefixItems).length, nodesIn(other.prefixItems).length);
  const prefixItems = Array.from({ length }, (_, index) => both(itemAt(one, index), itemAt(other, index)));
  const items = both(nodeIn(one.items), nodeIn(other.items));
  return { ...(length > 0 && { prefixItems }), ...(items !== anything && { items }) };
}
