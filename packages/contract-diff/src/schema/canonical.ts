import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "../contract/load.ts";
import { follow, isObject } from "../contract/pointer.ts";
import { areDisjoint } from "./disjoint.ts";
import { isAnnotation, isEmpty, nested, type Schema } from "./keywords.ts";
import { mergeAll, never } from "./merge.ts";
import { distinct, ordered, respell } from "./spelling.ts";

/**
 * Writes a schema in the one form that all its spellings share, so that a change of spelling compares as equal: references
 * are inlined, single and mergeable `allOf` dissolved, `const` and lists of `const` become `enum`, type lists and `anyOf` of
 * types become one, `nullable` becomes a type, an integer becomes a number, and what limits nothing goes away.
 */
export function canonical(document: OpenApiDocument, schema: unknown, inside: readonly unknown[] = []): unknown {
  return write(schema, { document, inside, isOpaque: false });
}

/** Where a schema stands. */
interface Context {
  document: OpenApiDocument;
  /** The schemas around it. */
  inside: readonly unknown[];
  /** Whether a schema around it looks at what its parts say, and not only at what they accept. */
  isOpaque: boolean;
}

function write(schema: unknown, context: Context): unknown {
  const { document, inside } = context;
  const target = follow(document, schema);
  if (target === true) return {};
  if (target === false) return never;
  if (!isObject(target)) return target === undefined ? {} : target;
  if (inside.includes(target)) return { recursion: inside.length - inside.indexOf(target) };
  const is30 = document.openapi.startsWith("3.0");
  // Beside a reference 3.1 allows more keywords; 3.0 ignores them.
  const beside = isObject(schema) && schema !== target && !is30 ? omit(schema, "$ref") : {};
  const isOpaque = context.isOpaque || [target, beside].some(looksAtParts);
  const within = { document, inside: [...inside, target], isOpaque };
  const written = [target, beside].map((side) => {
    const parts = writeParts(side, within);
    return isOpaque ? inOrder(parts) : finish(parts, is30);
  });
  const [own = {}, siblings = {}] = written;
  if (isEmpty(siblings)) return own;
  return isOpaque ? { allOf: written } : finish({ allOf: written }, is30);
}

function looksAtParts({ unevaluatedItems: items, unevaluatedProperties: properties }: Schema): boolean {
  return [items, properties].some((value) => value !== undefined && value !== true && !isDeepStrictEqual(value, {}));
}

function writeParts(schema: Schema, context: Context): Schema {
  const part = (value: unknown) => write(value, context);
  const result: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (isAnnotation(key)) continue;
    if (nested.one.has(key)) result[key] = part(value);
    else if (nested.list.has(key) && Array.isArray(value)) result[key] = value.map(part);
    else if (nested.named.has(key) && isObject(value)) {
      result[key] = Object.fromEntries(Object.entries(value).map(([name, named]) => [name, part(named)]));
    } else result[key] = value;
  }
  return result;
}

/** Takes the compositions of a schema apart and writes the rest in one way. */
function finish(schema: Schema, is30: boolean): Schema {
  const { allOf, oneOf, anyOf, not, ...plain } = schema;
  let result = respell({ ...plain, ...(not !== undefined && { not }) }, is30);
  if (isObject(result.not) && isDeepStrictEqual(Object.keys(result.not), ["not"]) && isObject(result.not.not)) {
    result = join(omit(result, "not"), [result.not.not], is30);
  }
  if (Array.isArray(allOf)) result = join(result, allOf, is30);
  for (const [key, parts] of Object.entries({ oneOf, anyOf })) {
    if (Array.isArray(parts)) result = choose(result, key, parts, is30);
  }
  return result;
}

/** A schema and others, all of which have to accept a value. */
function join(schema: Schema, parts: readonly Schema[], is30: boolean): Schema {
  const merged = mergeAll([schema, ...parts]);
  if (merged) return respell(merged, is30);
  return { ...schema, allOf: parts.filter((part) => !isDeepStrictEqual(part, {})) };
}

/** A schema and others, one of which has to accept a value. */
function choose(schema: Schema, key: string, parts: readonly Schema[], is30: boolean): Schema {
  const isOne = key === "oneOf" && !areDisjoint(parts);
  const branches = isOne ? parts : parts.flatMap((part) => onlyBranches(part) ?? [part]);
  const together = isOne ? undefined : unite(branches);
  const merged = together && mergeAll([schema, together]);
  if (merged) return respell(merged, is30);
  return { ...schema, ...(isOne ? { oneOf: ordered(branches) } : { anyOf: distinct(branches) }) };
}

/** The branches of a schema that is nothing but a choice. */
function onlyBranches(schema: Schema): Schema[] | undefined {
  return isOnly(schema, ["anyOf"]) ? (schema.anyOf as Schema[] | undefined) : undefined;
}

/** Several schemas as one without a choice, where there is one. */
function unite(parts: readonly Schema[]): Schema | undefined {
  if (parts.some((part) => isDeepStrictEqual(part, {}))) return {};
  const some = distinct(parts).filter((part) => !isDeepStrictEqual(part, never)) as Schema[];
  const [first, ...others] = some.filter((part) => !some.some((other) => saysMore(part, other)));
  if (!first || others.length === 0) return first ?? never;
  const values = [first, ...others].map(valuesOf);
  if (values.every((list) => list !== undefined)) return { enum: values.flat() };
  const types = [first, ...others].map((part) => (isOnly(part, ["type"]) ? part.type : undefined));
  if (types.every(Boolean)) return { type: types.flat() };
  return nullable([first, ...others]);
}

/** Whether a schema says all that another one says, and something else. */
function saysMore(schema: Schema, other: Schema): boolean {
  const keys = Object.keys(other);
  // What these say depends on what else is said.
  if (keys.some((key) => /^(additionalProperties|items|unevaluated.*)$/.test(key))) return false;
  return keys.length < Object.keys(schema).length && keys.every((key) => isDeepStrictEqual(schema[key], other[key]));
}

function valuesOf(schema: Schema): unknown[] | undefined {
  if (isOnly(schema, ["enum"])) return schema.enum as unknown[];
  if (!isOnly(schema, ["type"]) || !(schema.type as string[]).every((type) => type === "null" || type === "boolean")) {
    return undefined;
  }
  return (schema.type as string[]).flatMap((type) => (type === "null" ? [null] : [false, true]));
}

/** `anyOf: [X, null]` is X with one more type. */
function nullable(parts: readonly Schema[]): Schema | undefined {
  const isNull = (part: Schema) => isDeepStrictEqual(part, { type: ["null"] });
  const [first, ...more] = parts.filter((part) => !isNull(part));
  if (more.length > 0 || !first?.type || parts.length !== 2) return undefined;
  return { ...first, type: [...(first.type as string[]), "null"] };
}

function inOrder(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isOnly(schema: Schema, keys: string[]): boolean {
  const own = Object.keys(schema);
  return own.length > 0 && own.every((key) => keys.includes(key));
}

function omit(schema: Schema, key: string): Schema {
  const { [key]: _, ...rest } = schema;
  return rest;
}
