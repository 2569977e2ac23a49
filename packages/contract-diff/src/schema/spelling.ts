import { isObject } from "../contract/pointer.ts";
import { areDisjoint } from "./disjoint.ts";
import { concerns, keywordOf } from "./keywords.ts";
import { anything, guess, isAnything, isNothing, type Keywords, namedIn, nodeIn, nothing, SchemaNode } from "./node.ts";
import { allTypes, typesOf } from "./types.ts";
import { distinct, textOf, typeOf } from "./values.ts";

/** Writes what one schema says beside its compositions in one way. */
export function respell(schema: Keywords): Keywords {
  const result = respellTypes(schema);
  respellValues(result);
  respellBounds(result);
  dropIdle(result);
  if (Array.isArray(result.enum) && result.enum.length === 0) return nothing.keywords;
  if (isNothing(result)) return nothing.keywords;
  const types = typesOf(result);
  const entries = Object.entries(result).filter(([key, value]) => !types || concerns(key, value, types));
  return Object.fromEntries(entries);
}

/** A constant is a list of one value, and an integer a number of step 1. */
function respellTypes(schema: Keywords): Record<string, unknown> {
  const { nullable: _, const: constant, type, ...plain } = schema;
  const result: Record<string, unknown> = plain;
  if ("const" in schema) {
    const values = Array.isArray(result.enum) ? result.enum : [constant];
    result.enum = values.filter((value) => textOf(value) === textOf(constant));
  }
  let types = type === undefined ? undefined : [type].flat().map(String);
  if (types?.includes("integer") && types.includes("number")) types = types.filter((name) => name !== "integer");
  if (types?.includes("integer") && (result.multipleOf === undefined || Number.isInteger(result.multipleOf))) {
    types = types.map((name) => (name === "integer" ? "number" : name));
    result.multipleOf ??= 1;
  }
  if (types && !allTypes.every((name) => types.includes(name))) result.type = [...new Set(types)].sort();
  return result;
}

/** Values say of which type they are; all values of a type are the type. */
function respellValues(result: Record<string, unknown>): void {
  const types = result.type as string[] | undefined;
  if (types?.length === 0) result.enum = [];
  if (!Array.isArray(result.enum)) return;
  const isAllowed = (value: unknown) =>
    !types || types.includes(typeOf(value)) || (types.includes("integer") && Number.isInteger(value));
  const values = distinct(result.enum).filter(isAllowed);
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

/** Between whole numbers, every bound can be written with itself included. */
function respellBounds(result: Record<string, unknown>): void {
  for (const [bound, exclusive, step] of [
    ["maximum", "exclusiveMaximum", -1],
    ["minimum", "exclusiveMinimum", 1],
  ] as const) {
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
function dropIdle(result: Record<string, unknown>): void {
  if (Array.isArray(result.required)) result.required = [...new Set(result.required as string[])].sort();
  dropIdleEntries(result);
  if (result.if === undefined || (result.then === undefined && result.else === undefined)) {
    for (const key of ["if", "then", "else"]) delete result[key];
  }
  if (result.minContains === 0 && result.maxContains === undefined) delete result.contains;
  if (result.contains === undefined) for (const key of ["minContains", "maxContains"]) delete result[key];
  const { not } = result;
  if (not instanceof SchemaNode) {
    const types = new SchemaNode({ type: typesOf(result) });
    if (isNothing(not.keywords) || areDisjoint([types, not])) delete result.not;
  }
  for (const [key, value] of Object.entries(result)) if (isIdle(key, value)) delete result[key];
}

function dropIdleEntries(result: Record<string, unknown>): void {
  const isOpen = nodeIn(result.additionalProperties) === anything && nodeIn(result.unevaluatedProperties) === anything;
  const isClosed = guess(() => isNothing(nodeIn(result.additionalProperties).keywords));
  const keep = (key: string, isKept: (value: unknown) => boolean) => {
    if (!isObject(result[key])) return;
    result[key] = Object.fromEntries(Object.entries(result[key]).filter(([, value]) => isKept(value)));
  };
  keep("dependentRequired", (needs) => !Array.isArray(needs) || needs.length > 0);
  keep("dependentSchemas", (schema) => !isEmpty(schema));
  // A pattern lets properties through that a closed object would not.
  if (isOpen) keep("patternProperties", (schema) => !isEmpty(schema));
  if (isClosed && Object.keys(namedIn(result.patternProperties)).length === 0) {
    keep("properties", (schema) => !guess(() => isNothing(nodeIn(schema).keywords)));
  }
}

function isEmpty(schema: unknown): boolean {
  return schema instanceof SchemaNode && guess(() => isAnything(schema.keywords));
}

function isIdle(key: string, value: unknown): boolean {
  const idle = keywordOf(key)?.idle;
  return idle !== undefined && (value instanceof SchemaNode ? isEmpty(value) : textOf(value) === textOf(idle));
}
