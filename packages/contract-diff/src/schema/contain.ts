import { areDisjoint } from "./disjoint.ts";
import { areEqual } from "./equal.ts";
import { concerns, keywordOf } from "./keywords.ts";
import { both } from "./merge.ts";
import { isAnything, isNothing, nodesIn, SchemaNode } from "./node.ts";
import { typesOf } from "./types.ts";

/** How many pairs of schemas are compared, and how deep they lie, before nothing is proven. */
const [most, deepest] = [50_000, 300];
/** How many values are looked at one by one. */
const mostValues = 100;

/** What was found out about two schemas; it does not change. */
const known = new WeakMap<SchemaNode, WeakMap<SchemaNode, boolean>>();

/**
 * Whether every value that one canonical schema accepts is accepted by another, as far as can be proven by comparing
 * keyword with keyword. `false` proves nothing. Schemas that lead back to themselves contain each other if nothing that
 * is not about themselves speaks against it: every value ends.
 */
export function isContained(inner: unknown, outer: unknown): boolean {
  if (!(inner instanceof SchemaNode) || !(outer instanceof SchemaNode)) return false;
  return new Containment().within(inner, outer, 0);
}

class Containment {
  /** Pairs that are contained if all that is still to be compared is. */
  readonly #assumed = new Map<SchemaNode, Set<SchemaNode>>();
  readonly #trail: [SchemaNode, SchemaNode][] = [];
  #steps = 0;

  within(inner: SchemaNode, outer: SchemaNode, depth: number): boolean {
    if (inner === outer || isAnything(outer.keywords) || isNothing(inner.keywords)) return true;
    const proven = known.get(inner)?.get(outer);
    if (proven !== undefined) return proven;
    const assumed = this.#assumed.get(inner) ?? new Set<SchemaNode>();
    if (assumed.has(outer)) return true;
    this.#steps += 1;
    if (this.#steps > most || depth > deepest) return false;
    const start = this.#trail.length;
    this.#assumed.set(inner, assumed.add(outer));
    this.#trail.push([inner, outer]);
    const isWithin = areEqual(inner, outer) || this.#proves(inner, outer, depth);
    if (!isWithin) {
      for (const [one, other] of this.#trail.splice(start)) this.#assumed.get(one)?.delete(other);
      if (this.#steps <= most) remember(inner, outer, false);
    } else if (start === 0) for (const [one, other] of this.#trail) remember(one, other, true);
    return isWithin;
  }

  #proves(inner: SchemaNode, outer: SchemaNode, depth: number): boolean {
    if (
      Object.entries(outer.keywords).every(([keyword, value]) => this.#implies(keyword, value, inner, outer, depth))
    ) {
      return true;
    }
    return splits(inner).some((parts) => parts.every((part) => this.within(part, outer, depth + 1)));
  }

  /** Whether a schema accepts nothing that a keyword of another one would refuse. */
  #implies(keyword: string, value: unknown, inner: SchemaNode, outer: SchemaNode, depth: number): boolean {
    const { isDependent, implied } = keywordOf(keyword) ?? {};
    const types = typesOf(inner.keywords);
    if (types && !concerns(keyword, value, types)) return true;
    if (!isDependent && keyword in inner.keywords && areEqual(inner.keywords[keyword], value)) return true;
    const isWithin = (one: SchemaNode, other: SchemaNode) => this.within(one, other, depth + 1);
    return implied?.(value, keyword, { inner, outer: outer.keywords, isWithin, areDisjoint }) ?? false;
  }
}

function remember(inner: SchemaNode, outer: SchemaNode, isWithin: boolean): void {
  known.set(inner, (known.get(inner) ?? new WeakMap()).set(outer, isWithin));
}

const ways = new WeakMap<SchemaNode, (readonly SchemaNode[])[]>();

/** The ways to write a schema as a union of others, each of which may be larger than its share. */
function splits(schema: SchemaNode): (readonly SchemaNode[])[] {
  const found = ways.get(schema) ?? findSplits(schema);
  ways.set(schema, found);
  return found;
}

function findSplits({ keywords }: SchemaNode): (readonly SchemaNode[])[] {
  const found: (readonly SchemaNode[])[] = [];
  for (const key of ["anyOf", "oneOf"]) {
    const { [key]: branches, ...rest } = keywords;
    if (!Array.isArray(branches)) continue;
    const others = new SchemaNode(rest);
    if (!isAnything(rest)) found.push([others]);
    found.push(nodesIn(branches).map((branch) => both(branch, others)));
  }
  const { allOf, ...rest } = keywords;
  if (Array.isArray(allOf)) found.push(...[...nodesIn(allOf), new SchemaNode(rest)].map((part) => [part]));
  for (const key of ["type", "enum"]) {
    const values = keywords[key];
    if (!Array.isArray(values) || values.length < 2 || values.length > mostValues) continue;
    found.push(values.map((value) => new SchemaNode({ ...keywords, [key]: [value] })));
  }
  return found;
}
