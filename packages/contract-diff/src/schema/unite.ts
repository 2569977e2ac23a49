import { areEqual, shapeOf } from "./equal.ts";
import { keywordOf } from "./keywords.ts";
import { guess, isAnything, isNothing, type Keywords, nodesIn, nothing, SchemaNode } from "./node.ts";
import { respell } from "./spelling.ts";

/** One list of keywords for schemas of which one has to accept a value: without a choice, where there is such a list. */
export function unite(schemas: readonly SchemaNode[]): Keywords {
  const all = schemas.flatMap(branchesOf);
  if (all.some(({ keywords }) => isAnything(keywords))) return {};
  const some = different(all.filter(({ keywords }) => !isNothing(keywords)));
  const most = some.filter(({ keywords }) => !some.some((other) => saysMore(keywords, other.keywords)));
  const values = most.map(({ keywords }) => valuesOf(keywords));
  if (most.length > 1 && values.every((list) => list !== undefined)) return respell({ enum: values.flat() });
  const branches = uniteTypes(most.map(({ keywords }) => keywords));
  const [first, ...others] = branches;
  if (!first) return nothing.keywords;
  return others.length === 0 ? first : { anyOf: branches.map((keywords) => new SchemaNode(keywords)) };
}

/** The branches of a schema that is nothing but a choice. */
function branchesOf(node: SchemaNode): readonly SchemaNode[] {
  return Object.keys(node.keywords).join() === "anyOf" ? nodesIn(node.keywords.anyOf) : [node];
}

/** Each schema once. */
function different(schemas: readonly SchemaNode[]): SchemaNode[] {
  const byShape = new Map<string, SchemaNode[]>();
  for (const node of new Set(schemas)) {
    const alike = byShape.get(shapeOf(node)) ?? [];
    byShape.set(shapeOf(node), alike);
    if (!alike.some((other) => guess(() => areEqual(node, other)))) alike.push(node);
  }
  return [...byShape.values()].flat();
}

/** Whether a schema says all that another one says, and something else. */
function saysMore(schema: Keywords, other: Keywords): boolean {
  const keys = Object.keys(other);
  // What some say depends on what else is said.
  if (keys.length >= Object.keys(schema).length || keys.some((key) => keywordOf(key)?.isDependent)) return false;
  return keys.every((key) => key in schema && guess(() => areEqual(schema[key], other[key])));
}

function valuesOf(schema: Keywords): readonly unknown[] | undefined {
  const [key, ...others] = Object.keys(schema);
  if (others.length > 0) return undefined;
  if (key === "enum") return schema.enum as unknown[];
  const types = key === "type" ? (schema.type as string[]) : [];
  if (types.length === 0 || types.some((type) => type !== "null" && type !== "boolean")) return undefined;
  return types.flatMap((type) => (type === "null" ? [null] : [false, true]));
}

/** Schemas of different types say nothing of each other's values, so that one list of keywords can hold them all. */
function uniteTypes(schemas: readonly Keywords[]): readonly Keywords[] {
  const all = new Set(schemas.flatMap(({ type }) => (Array.isArray(type) ? type : [])));
  // A format is about texts or about numbers.
  const isPlain = (key: string) => key === "type" || (key === "format" && !(all.has("string") && all.has("number")));
  const isTyped = (keywords: Keywords) =>
    Array.isArray(keywords.type) &&
    Object.keys(keywords).every((key) => isPlain(key) || keywordOf(key)?.limits !== undefined);
  const typed = schemas.filter(isTyped);
  const types = typed.flatMap((keywords) => keywords.type as string[]);
  const isApart = new Set(types).size === types.length && !types.includes("integer");
  const isOnlyTypes = typed.every((keywords) => Object.keys(keywords).join() === "type");
  if (typed.length < 2 || !(isApart || isOnlyTypes)) return schemas;
  const type = [...new Set(types)].sort();
  return [respell({ ...Object.assign({}, ...typed), type }), ...schemas.filter((keywords) => !isTyped(keywords))];
}
