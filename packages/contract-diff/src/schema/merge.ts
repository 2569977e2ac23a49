import { areEqual, shapeOf } from "./equal.ts";
import { mergeItems } from "./keywords/arrays.ts";
import { mergeProperties } from "./keywords/objects.ts";
import { keywordOf } from "./keywords.ts";
import { anything, guess, isAnything, isNothing, type Keywords, nodesIn, nothing, SchemaNode } from "./node.ts";
import { respell } from "./spelling.ts";

/** Keywords that mean something together, and how two sets of them become one. */
const groups: readonly { names: readonly string[]; merge: (one: Keywords, other: Keywords) => Keywords | undefined }[] =
  [
    {
      names: ["properties", "patternProperties", "additionalProperties"],
      merge: (one, other) => mergeProperties(one, other, both),
    },
    { names: ["prefixItems", "items"], merge: (one, other) => mergeItems(one, other, both) },
    {
      names: ["contains", "minContains", "maxContains"],
      merge: (one, other) => (guess(() => areEqual(one, other)) ? one : undefined),
    },
    { names: ["if", "then", "else"], merge: (one, other) => (guess(() => areEqual(one, other)) ? one : undefined) },
  ];

/** One list of keywords that says what several say together; what cannot be said in one stays in its `allOf`. */
export function join(schemas: readonly Keywords[]): Keywords {
  const parts = schemas.flatMap(({ allOf, ...own }) => [own, ...nodesIn(allOf).map(({ keywords }) => keywords)]);
  if (parts.some(isNothing)) return nothing.keywords;
  const whole = parts.reduce<Keywords | undefined>((one, other) => one && mergeTwo(one, other), {});
  const merged = (whole ? [whole] : mergeSome(parts.flatMap(split))).map(respell);
  if (merged.some(isNothing)) return nothing.keywords;
  const [first = {}, ...others] = merged.filter((keywords) => !isAnything(keywords));
  return others.length === 0 ? first : { ...first, allOf: others.map((keywords) => new SchemaNode(keywords)) };
}

/** As few lists of keywords as some can be merged to, whatever their order. */
function mergeSome(parts: readonly Keywords[]): Keywords[] {
  const inOrder = parts.map((keywords) => ({ keywords, shape: shapeOf({ keywords }) }));
  inOrder.sort((one, other) => (one.shape < other.shape ? -1 : 1));
  const merged: Keywords[] = [];
  for (const { keywords } of inOrder) {
    const place = merged.findIndex((known) => mergeTwo(known, keywords) !== undefined);
    if (place < 0) merged.push(keywords);
    else merged[place] = mergeTwo(merged[place] ?? {}, keywords) ?? {};
  }
  return merged;
}

/** Keywords one by one, but for those that mean something together only. */
function split(keywords: Keywords): Keywords[] {
  if (Object.keys(keywords).some((key) => key.startsWith("unevaluated"))) return [keywords];
  const grouped = groups.map(({ names }) => pick(keywords, names));
  const names = groups.flatMap((group) => group.names);
  const others = Object.entries(keywords).filter(([key]) => !names.includes(key));
  return [...grouped, ...others.map(([key, value]) => ({ [key]: value }))].filter((part) => !isAnything(part));
}

/** One list of keywords that says what two say together, or `undefined` if there is none. */
export function mergeTwo(one: Keywords, other: Keywords): Keywords | undefined {
  if (isAnything(one)) return other;
  if (isAnything(other)) return one;
  if ([one, other].some((keywords) => Object.keys(keywords).some((key) => key.startsWith("unevaluated")))) {
    return guess(() => areEqual(one, other)) ? one : undefined;
  }
  const result: Record<string, unknown> = { ...one, ...other };
  for (const { names, merge } of groups) {
    const [mine, theirs] = [pick(one, names), pick(other, names)];
    if (isAnything(mine) || isAnything(theirs)) continue;
    const together = merge(mine, theirs);
    if (!together) return undefined;
    for (const name of names) delete result[name];
    Object.assign(result, together);
  }
  const grouped = groups.flatMap(({ names }) => names);
  for (const [key, value] of Object.entries(one)) {
    if (!(key in other) || grouped.includes(key)) continue;
    const merged = mergeValues(key, value, other[key]);
    if (merged === undefined) return undefined;
    result[key] = merged;
  }
  return result;
}

function mergeValues(key: string, one: unknown, other: unknown): unknown {
  if (guess(() => areEqual(one, other))) return one;
  return keywordOf(key)?.merge?.(one as never, other as never, both);
}

function pick(keywords: Keywords, names: readonly string[]): Keywords {
  return Object.fromEntries(names.filter((name) => name in keywords).map((name) => [name, keywords[name]]));
}

/** Which schemas a node joins. */
const joined = new WeakMap<SchemaNode, readonly SchemaNode[]>();
const nodes = new WeakMap<SchemaNode, Map<string, SchemaNode>>();

/** A schema that accepts what two schemas accept. The same two give the same one, so that a graph stays finite. */
export function both(one: SchemaNode, other: SchemaNode): SchemaNode {
  const parts = new Set([one, other].flatMap((node) => joined.get(node) ?? [node]));
  if (parts.has(nothing)) return nothing;
  parts.delete(anything);
  const [first = anything, ...others] = [...parts].sort((a, b) => a.id - b.id);
  if (others.length === 0) return first;
  const name = others.map(({ id }) => id).join();
  const known = nodes.get(first) ?? new Map<string, SchemaNode>();
  nodes.set(first, known);
  const node = known.get(name) ?? new SchemaNode(() => join([first, ...others].map(({ keywords }) => keywords)));
  joined.set(node, [first, ...others]);
  known.set(name, node);
  return node;
}
