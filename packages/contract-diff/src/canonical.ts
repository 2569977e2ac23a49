import { isDeepStrictEqual } from "node:util";
import type { OpenApiDocument } from "./input.ts";
import { follow, isObject } from "./pointer.ts";

type Schema = Record<string, unknown>;

const annotations = new Set([
  ...["$comment", "default", "deprecated", "description", "discriminator", "example", "examples", "externalDocs"],
  ...["title", "xml", "$schema"],
]);

/** A keyword limits values of its own type only. */
const ownTypes: Record<string, readonly string[]> = {
  ...each(["maxLength", "minLength", "pattern", "format", "contentEncoding", "contentMediaType"], ["string"]),
  ...each(["maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf"], ["number"]),
  ...each(["items", "prefixItems", "contains", "minContains", "maxContains"], ["array"]),
  ...each(["maxItems", "minItems", "uniqueItems", "unevaluatedItems"], ["array"]),
  ...each(["properties", "required", "additionalProperties", "patternProperties", "propertyNames"], ["object"]),
  ...each(["maxProperties", "minProperties", "dependentRequired", "dependentSchemas"], ["object"]),
};

/** Keywords whose values are schemas, lists of schemas, or schemas by name. */
const nested = {
  one: new Set(["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"]),
  list: new Set(["prefixItems", "oneOf", "anyOf", "allOf"]),
  named: new Set(["properties", "patternProperties", "dependentSchemas"]),
};

/**
 * Writes a schema in the one form that all its spellings share, so that a change of spelling compares as equal: references
 * are inlined, single and mergeable `allOf` dissolved, `const` and lists of `const` become `enum`, type lists and `anyOf` of
 * types become one, `nullable` becomes a type, an integer becomes a number, and keywords of other types go away.
 */
export function canonical(document: OpenApiDocument, schema: unknown, inside: readonly unknown[] = []): unknown {
  const target = follow(document, schema);
  if (!isObject(target)) return target === undefined ? {} : target;
  if (inside.includes(target)) return { recursion: inside.length - inside.indexOf(target) };
  const path = [...inside, target];
  // Beside a reference 3.1 allows more keywords; 3.0 ignores them.
  const siblings =
    isObject(schema) && schema !== target && document.openapi.startsWith("3.1") ? omit(schema, "$ref") : {};
  let result = normaliseParts(document, { ...target }, path);
  if (Object.keys(siblings).some((key) => !isAnnotation(key))) {
    result = mergeAll([result, normaliseParts(document, siblings, path)]) ?? { allOf: [result, siblings] };
  }
  return dropForeign(normaliseTypes(dissolve(result), document.openapi.startsWith("3.0")));
}

function normaliseParts(document: OpenApiDocument, schema: Schema, path: readonly unknown[]): Schema {
  const result: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (isAnnotation(key)) continue;
    if (nested.one.has(key)) result[key] = canonical(document, value, path);
    else if (nested.list.has(key) && Array.isArray(value))
      result[key] = value.map((part) => canonical(document, part, path));
    else if (nested.named.has(key) && isObject(value)) {
      result[key] = Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, canonical(document, part, path)]),
      );
    } else result[key] = value;
  }
  return result;
}

/** Takes compositions apart where they say no more than a plain schema. */
function dissolve(schema: Schema): Schema {
  let result = schema;
  if (Array.isArray(result.allOf)) {
    const parts = result.allOf.filter((part) => !isDeepStrictEqual(part, {}) && part !== true) as Schema[];
    const merged = mergeAll([omit(result, "allOf"), ...parts]);
    if (merged) result = merged;
  }
  for (const key of ["oneOf", "anyOf"]) {
    const parts = result[key];
    if (!Array.isArray(parts)) continue;
    const rest = omit(result, key);
    const values = parts.map((part) => (isObject(part) && isOnly(part, ["enum", "type"]) ? part.enum : undefined));
    const types = parts.map((part) => (isObject(part) && isOnly(part, ["type"]) ? part.type : undefined));
    if (parts.length === 1) result = mergeAll([rest, parts[0] as Schema]) ?? result;
    else if (values.every(Array.isArray)) result = mergeAll([rest, { enum: values.flat() }]) ?? result;
    else if (types.every(Boolean)) result = mergeAll([rest, { type: types.flat() }]) ?? result;
    else result = nullableBranch(rest, key, parts as Schema[]) ?? { ...rest, [key]: sorted(parts) };
  }
  return result;
}

/** `anyOf: [X, null]` is X with one more type. */
function nullableBranch(rest: Schema, key: string, parts: Schema[]): Schema | undefined {
  const [first, second, ...more] = parts.toSorted((part) => (isDeepStrictEqual(part, { type: ["null"] }) ? 1 : -1));
  if (more.length > 0 || !first?.type || !isDeepStrictEqual(second, { type: ["null"] }) || first.enum) return undefined;
  return mergeAll([omit(rest, key), { ...first, type: [...(first.type as string[]), "null"] }]);
}

/** One schema that says what several say together, or `undefined` if two of them say different things. */
function mergeAll(schemas: Schema[]): Schema | undefined {
  const result: Schema = {};
  for (const schema of schemas) {
    if (!isObject(schema)) return undefined;
    for (const [key, value] of Object.entries(schema)) {
      const known = result[key];
      if (known === undefined || isDeepStrictEqual(known, value)) result[key] = value;
      else if (key === "required") result[key] = [...new Set([...(known as string[]), ...(value as string[])])].sort();
      else if (key === "properties" && disjoint(known as Schema, value as Schema))
        result[key] = { ...known, ...(value as Schema) };
      else return undefined;
    }
  }
  // A member that closes itself sees only its own properties.
  const closed = schemas.filter(
    (schema) => schema.additionalProperties !== undefined && schema.additionalProperties !== true,
  );
  return closed.length > 0 && schemas.filter((schema) => schema.properties).length > 1 ? undefined : result;
}

function normaliseTypes(schema: Schema, hasNullable: boolean): Schema {
  const { nullable, const: constant, type, ...rest } = schema;
  const result: Schema = rest;
  if ("const" in schema) {
    const values = Array.isArray(result.enum) ? result.enum : [constant];
    result.enum = values.filter((value) => isDeepStrictEqual(value, constant));
  }
  let types = type === undefined ? undefined : [type].flat().map(String);
  if (types?.includes("integer") && types.includes("number")) types = types.filter((name) => name !== "integer");
  if (types?.includes("integer") && (result.multipleOf === undefined || Number.isInteger(result.multipleOf))) {
    types = types.map((name) => (name === "integer" ? "number" : name));
    result.multipleOf ??= 1;
  }
  if (hasNullable && nullable === true && types) types.push("null");
  if (types) result.type = [...new Set(types)].sort();
  if (Array.isArray(result.enum)) {
    result.enum = sorted(result.enum);
    // The values say of which type they are.
    if (types && (result.enum as unknown[]).every((value) => types.includes(typeOf(value)))) delete result.type;
  }
  if (Array.isArray(result.required)) result.required = [...new Set(result.required as string[])].sort();
  if (isDeepStrictEqual(result.required, [])) delete result.required;
  if (isDeepStrictEqual(result.properties, {})) delete result.properties;
  if (result.additionalProperties === true || isDeepStrictEqual(result.additionalProperties, {}))
    delete result.additionalProperties;
  for (const [key, nothing] of [
    ["minLength", 0],
    ["minItems", 0],
    ["minProperties", 0],
    ["uniqueItems", false],
  ] as const) {
    if (result[key] === nothing) delete result[key];
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function dropForeign(schema: Schema): Schema {
  const types = schema.type as string[] | undefined;
  if (!types) return schema;
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => ownTypes[key]?.some((type) => types.includes(type)) ?? true),
  );
}

function typeOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function isAnnotation(key: string): boolean {
  return annotations.has(key) || key.startsWith("x-");
}

function isOnly(schema: Schema, keys: string[]): boolean {
  return Object.keys(schema).every((key) => keys.includes(key));
}

function disjoint(one: Schema, other: Schema): boolean {
  return Object.keys(one).every((key) => !(key in other) || isDeepStrictEqual(one[key], other[key]));
}

function omit(schema: Schema, key: string): Schema {
  const { [key]: _, ...rest } = schema;
  return rest;
}

function sorted(values: readonly unknown[]): unknown[] {
  const text = (value: unknown) => JSON.stringify(value);
  return [...new Map(values.map((value) => [text(value), value])).values()].sort((a, b) =>
    text(a) < text(b) ? -1 : 1,
  );
}

function each<Value>(keys: string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}
