import { isDeepStrictEqual } from "node:util";
import { isObject } from "../contract/pointer.ts";
import { areDisjoint } from "./disjoint.ts";
import { allTypes, concerns, type Schema, typeOf, typesOf } from "./keywords.ts";
import { never } from "./merge.ts";

/** Writes what one schema says beside its compositions in one way. */
export function respell(schema: Schema, is30: boolean): Schema {
  const result = respellTypes(schema, is30);
  respellValues(result);
  respellBounds(result);
  dropIdle(result);
  if (isDeepStrictEqual(result.enum, []) || isDeepStrictEqual(result.not, {})) return never;
  const types = typesOf(result);
  return Object.fromEntries(
    Object.entries(result)
      .filter(([key, value]) => !types || concerns(key, value, types))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A constant is a list of one value, and an integer a number of step 1. */
function respellTypes(schema: Schema, is30: boolean): Schema {
  const { nullable, const: constant, type, ...result } = schema;
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
  if (is30 && nullable === true && types) types.push("null");
  if (types && !allTypes.every((name) => types.includes(name))) result.type = [...new Set(types)].sort();
  return result;
}

/** Values say of which type they are; all values of a type are the type. */
function respellValues(result: Schema): void {
  const types = result.type as string[] | undefined;
  if (!Array.isArray(result.enum)) return;
  const values = distinct(result.enum).filter(
    (value) => !types || types.includes(typeOf(value)) || isStep(types, value),
  );
  const named = [...new Set(values.map(typeOf))].sort();
  delete result.type;
  if (!areAll(values, named)) result.enum = values;
  else {
    delete result.enum;
    result.type = named;
  }
}

/** Whether types have no other values than these. */
function areAll(values: readonly unknown[], types: readonly string[]): boolean {
  const isSmall = values.length > 0 && types.every((name) => name === "boolean" || name === "null");
  return isSmall && (!types.includes("boolean") || (values.includes(true) && values.includes(false)));
}

/** Where an integer stayed one, because its step is no whole number. */
function isStep(types: readonly string[], value: unknown): boolean {
  return types.includes("integer") && Number.isInteger(value);
}

/** OpenAPI 3.0 writes a flag beside a bound. Between whole numbers, every bound can be written with itself included. */
function respellBounds(result: Schema): void {
  for (const [bound, exclusive, step] of [
    ["maximum", "exclusiveMaximum", -1],
    ["minimum", "exclusiveMinimum", 1],
  ] as const) {
    if (result[exclusive] === true && typeof result[bound] === "number") {
      result[exclusive] = result[bound];
      delete result[bound];
    } else if (typeof result[exclusive] === "boolean") delete result[exclusive];
    if (!Number.isInteger(result.multipleOf)) continue;
    const round = step < 0 ? Math.floor : Math.ceil;
    const within = typeof result[bound] === "number" ? round(result[bound]) : undefined;
    const beyond = typeof result[exclusive] === "number" ? result[exclusive] : undefined;
    const next = beyond === undefined ? undefined : Number.isInteger(beyond) ? beyond + step : round(beyond);
    const limits = [within, next].filter((limit) => limit !== undefined);
    delete result[exclusive];
    if (limits.length > 0) result[bound] = step < 0 ? Math.min(...limits) : Math.max(...limits);
  }
}

/** Takes away what limits nothing. */
function dropIdle(result: Schema): void {
  const { additionalProperties: others, unevaluatedProperties: rest } = result;
  if (Array.isArray(result.required)) result.required = [...new Set(result.required as string[])].sort();
  for (const key of ["dependentRequired", "dependentSchemas", "patternProperties"]) {
    const named = result[key];
    // A pattern lets properties through that a closed object would not.
    if (!isObject(named) || (key === "patternProperties" && !(isEmpty(others ?? {}) && isEmpty(rest ?? {})))) continue;
    result[key] = Object.fromEntries(Object.entries(named).filter(([, value]) => !isEmpty(value)));
  }
  if (result.if === undefined || (result.then === undefined && result.else === undefined)) {
    for (const key of ["if", "then", "else"]) delete result[key];
  }
  if (result.minContains === 0 && result.maxContains === undefined) delete result.contains;
  if (result.contains === undefined) for (const key of ["minContains", "maxContains"]) delete result[key];
  const types = typesOf(result);
  if (isObject(result.not) && (isDeepStrictEqual(result.not, never) || areDisjoint([{ type: types }, result.not]))) {
    delete result.not;
  }
  for (const [key, nothing] of idle) if (isDeepStrictEqual(result[key], nothing)) delete result[key];
}

const idle: readonly [keyword: string, value: unknown][] = [
  ...["minLength", "minItems", "minProperties"].map((key): [string, unknown] => [key, 0]),
  ...["additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items", "propertyNames", "properties"].map(
    (key): [string, unknown] => [key, {}],
  ),
  ...["dependentRequired", "dependentSchemas", "patternProperties"].map((key): [string, unknown] => [key, {}]),
  ["required", []],
  ["minContains", 1],
  ["uniqueItems", false],
];

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** The values in an order of their own, each once. */
export function distinct(values: readonly unknown[]): unknown[] {
  return ordered([...new Map(values.map((value) => [JSON.stringify(value), value])).values()]);
}

/** The values in an order of their own. */
export function ordered(values: readonly unknown[]): unknown[] {
  const text = (value: unknown) => JSON.stringify(value);
  return values.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
