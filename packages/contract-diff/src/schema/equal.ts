import { isObject } from "../contract/pointer.ts";
import { type Keywords, nodesIn, SchemaNode } from "./node.ts";

/** How many pairs of schemas are compared before they count as different. */
const most = 200_000;

/** What was found out about two schemas; it does not change. */
const known = new WeakMap<SchemaNode, WeakMap<SchemaNode, boolean>>();

/** Keywords whose schemas have no order. */
const unordered: readonly string[] = ["allOf", "anyOf", "oneOf"];

/**
 * Whether two canonical schemas, or JSON values that hold some, say the same. Schemas that lead back to themselves are
 * compared as what they would be if they were written out for ever: a pair of them that is being compared counts as equal.
 */
export function areEqual(one: unknown, other: unknown): boolean {
  return new Comparison().run([[one, other]]);
}

/** Two values, and the two schemas that are different if these are. */
type Pair = readonly [one: unknown, other: unknown, around?: Around];

interface Around {
  one: SchemaNode;
  other: SchemaNode;
  around: Around | undefined;
}

class Comparison {
  /** Pairs that are equal if all that is still to be compared is. */
  readonly #assumed = new Map<SchemaNode, Set<SchemaNode>>();
  readonly #trail: [SchemaNode, SchemaNode][] = [];
  #steps = 0;

  /** Whether all pairs are equal. What was assumed on the way to a difference is forgotten. */
  run(pairs: readonly Pair[]): boolean {
    const start = this.#trail.length;
    const pending = [...pairs];
    for (let pair = pending.pop(); pair; pair = pending.pop()) {
      if (this.#compare(pair, pending)) continue;
      if (this.#steps <= most) {
        for (let { 2: around } = pair; around; around = around.around) remember(around.one, around.other, false);
      }
      for (const [one, other] of this.#trail.splice(start)) this.#assumed.get(one)?.delete(other);
      return false;
    }
    if (start === 0) for (const [one, other] of this.#trail) remember(one, other, true);
    return true;
  }

  /** Compares a pair, but for the pairs below it, which it adds. */
  #compare([one, other, around]: Pair, pending: Pair[]): boolean {
    if (one === other) return true;
    if (one instanceof SchemaNode) {
      return other instanceof SchemaNode && this.#compareNodes({ one, other, around }, pending);
    }
    if (!isObject(one) || !isObject(other) || other instanceof SchemaNode) return false;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    return compareEntries(one, other, pending, around);
  }

  #compareNodes(pair: Around, pending: Pair[]): boolean {
    const { one, other } = pair;
    const compared = known.get(one)?.get(other);
    if (compared !== undefined) return compared;
    const assumed = this.#assumed.get(one) ?? new Set<SchemaNode>();
    if (assumed.has(other)) return true;
    this.#steps += 1;
    if (this.#steps > most) return false;
    this.#assumed.set(one, assumed.add(other));
    this.#trail.push([one, other]);
    const isSame = this.#compareKeywords(one.keywords, other.keywords, pending, pair);
    if (!isSame && this.#steps <= most) remember(one, other, false);
    return isSame;
  }

  #compareKeywords(one: Keywords, other: Keywords, pending: Pair[], around: Around): boolean {
    const [first, second] = [withoutLists(one), withoutLists(other)];
    if (!compareEntries(first, second, pending, around)) return false;
    return unordered.every((key) => this.#match(nodesIn(one[key]), nodesIn(other[key]), pending, around));
  }

  /** Whether each schema of a list has its own equal in another list. */
  #match(some: readonly SchemaNode[], others: readonly SchemaNode[], pending: Pair[], around: Around): boolean {
    if (some.length !== others.length) return false;
    if (some.length === 1) return pending.push([some[0], others[0], around]) > 0;
    const left = [...others];
    return some.every((one) => {
      const at = left.findIndex((other) => shapeOf(one) === shapeOf(other) && this.run([[one, other]]));
      return at >= 0 && left.splice(at, 1).length === 1;
    });
  }
}

function withoutLists(keywords: Keywords): Keywords {
  return Object.fromEntries(Object.entries(keywords).filter(([key]) => !unordered.includes(key)));
}

function compareEntries(one: object, other: object, pending: Pair[], around: Around | undefined): boolean {
  const entries = Object.entries(one);
  if (entries.length !== Object.keys(other).length) return false;
  for (const [key, value] of entries) {
    if (!Object.hasOwn(other, key)) return false;
    const match = (other as Record<string, unknown>)[key];
    // What differs at once saves the way into what might be the same.
    if (!isObject(value) && value !== match) return false;
    pending.push(around ? [value, match, around] : [value, match]);
  }
  return true;
}

function remember(one: SchemaNode, other: SchemaNode, isSame: boolean): void {
  for (const [key, value] of [
    [one, other],
    [other, one],
  ] as const) {
    known.set(key, (known.get(key) ?? new WeakMap()).set(value, isSame));
  }
}

const shapes = new WeakMap<Keywords, string>();

/** A text that equal schemas share, and most others do not: what they say, without the schemas in them. */
export function shapeOf({ keywords }: Pick<SchemaNode, "keywords">): string {
  const shape = shapes.get(keywords) ?? JSON.stringify(inOrder(keywords));
  shapes.set(keywords, shape);
  return shape;
}

function inOrder(value: unknown): unknown {
  if (value instanceof SchemaNode) return "schema";
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}
