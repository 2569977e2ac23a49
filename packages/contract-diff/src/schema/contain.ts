import { isDeepStrictEqual } from "node:util";
import { isObject, listed } from "../contract/pointer.ts";
import { areDisjoint } from "./disjoint.ts";
import { concerns, isEmpty, type Schema, typesOf } from "./keywords.ts";

/**
 * Whether every value that one canonical schema accepts is accepted by another, as far as can be proven by comparing
 * keyword with keyword. `false` proves nothing.
 */
export function isContained(inner: unknown, outer: unknown): boolean {
  if (!isObject(inner) || !isObject(outer)) return false;
  const known = answers.get(inner) ?? new WeakMap<Schema, boolean>();
  answers.set(inner, known);
  // What refers to itself would have to be assumed.
  const refers = () => /"recursion":/.test(JSON.stringify([inner, outer]));
  const answer = known.get(outer) ?? (!refers() && within(inner, outer));
  known.set(outer, answer);
  return answer;
}

// Many changes lie in the same schema.
const answers = new WeakMap<Schema, WeakMap<Schema, boolean>>();

function within(inner: Schema, outer: Schema): boolean {
  if (isDeepStrictEqual(inner, outer) || isEmpty(outer) || isNever(inner)) return true;
  return acceptsAll(inner, outer) || splits(inner).some((parts) => parts.every((part) => within(part, outer)));
}

/** The ways to write a schema as a union of others, each of which may be larger than its share. */
function splits(schema: Schema): Schema[][] {
  const ways: Schema[][] = [];
  for (const key of ["anyOf", "oneOf"]) {
    const { [key]: parts, ...rest } = schema;
    if (Array.isArray(parts)) ways.push(parts, ...(isEmpty(rest) ? [] : [[rest]]));
  }
  const { allOf, ...rest } = schema;
  if (Array.isArray(allOf)) ways.push(...[...allOf, rest].map((part) => [part]));
  for (const key of ["type", "enum"]) {
    const values = listed(schema[key]);
    if (values && values.length > 1) ways.push(values.map((value) => ({ ...schema, [key]: [value] })));
  }
  return ways;
}

function acceptsAll(inner: Schema, outer: Schema): boolean {
  return Object.entries(outer).every(([keyword, value]) => implies(keyword, value, inner, outer));
}

/** Whether a schema accepts nothing that a keyword of another one would refuse. */
function implies(keyword: string, value: unknown, inner: Schema, outer: Schema): boolean {
  if (isDeepStrictEqual(inner[keyword], value) && !dependent.has(keyword)) return true;
  const types = typesOf(inner);
  if (types && !concerns(keyword, value, types)) return true;
  switch (keyword) {
    case "anyOf":
      return branches(value).some((branch) => within(inner, branch));
    case "oneOf":
      return areDisjoint(branches(value)) && branches(value).some((branch) => within(inner, branch));
    case "allOf":
      return branches(value).every((branch) => within(inner, branch));
    case "not":
      return isObject(value) && (areDisjoint([inner, value]) || (isObject(inner.not) && within(value, inner.not)));
    case "type":
      return types?.every((type) => listed(value)?.includes(type)) ?? false;
    case "enum":
      return listed(inner.enum)?.every((one) => has(listed(value), one)) ?? false;
    case "required":
      return listed(value)?.every((name) => has(listed(inner.required), name)) ?? false;
    case "maximum":
    case "exclusiveMaximum":
      return numbersOf(inner, "maximum").some(
        (bound) => bound < Number(value) || (bound === value && keyword[0] === "m"),
      );
    case "minimum":
    case "exclusiveMinimum":
      return numbersOf(inner, "minimum").some(
        (bound) => bound > Number(value) || (bound === value && keyword[0] === "m"),
      );
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return typeof inner[keyword] === "number" && inner[keyword] <= Number(value);
    case "minLength":
    case "minItems":
    case "minProperties":
      return typeof inner[keyword] === "number" && inner[keyword] >= Number(value);
    case "multipleOf":
      return typeof inner.multipleOf === "number" && Number.isInteger(inner.multipleOf / Number(value));
    case "properties":
      return Object.entries(value as object).every(([name, schema]) => within(propertyOf(inner, name), schema));
    case "additionalProperties":
      return restOf(inner, outer).every((schema) => within(schema, value as Schema));
    case "patternProperties":
      return Object.entries(named(value)).every(([pattern, schema]) =>
        matching(inner, pattern).every((one) => within(one, schema)),
      );
    case "propertyNames":
      return isObject(inner.propertyNames) && within(inner.propertyNames, value as Schema);
    case "prefixItems":
      return branches(value).every((schema, index) => within(itemOf(inner, index), schema));
    case "items":
      return itemsAfter(inner, branches(outer.prefixItems).length).every((schema) => within(schema, value as Schema));
    case "contains":
    case "minContains":
    case "maxContains":
      return counting.every((key) => isDeepStrictEqual(inner[key], outer[key]));
    default:
      return false;
  }
}

const counting = ["contains", "minContains", "maxContains"];

/** What these say depends on their neighbours, so that being equal is not enough. */
const dependent = new Set([...counting, "additionalProperties", "items", "unevaluatedItems", "unevaluatedProperties"]);

/** The schema of a property; where patterns might decide, anything. */
function propertyOf({ properties, patternProperties, additionalProperties }: Schema, name: string): Schema {
  const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const other = patternProperties === undefined ? additionalProperties : undefined;
  return (own ?? other ?? {}) as Schema;
}

/** The schemas of all properties that another schema neither names nor knows by a pattern, and perhaps of some more. */
function restOf(inner: Schema, outer: Schema): Schema[] {
  const patterns = Object.keys(named(outer.patternProperties));
  const isKnown = (name: string) =>
    Object.hasOwn(named(outer.properties), name) || patterns.some((pattern) => matches(name, pattern));
  const own = Object.entries(named(inner.properties)).filter(([name]) => !isKnown(name));
  const byPattern = Object.entries(named(inner.patternProperties)).filter(([pattern]) => !patterns.includes(pattern));
  return [...[...own, ...byPattern].map(([, schema]) => schema), (inner.additionalProperties ?? {}) as Schema];
}

/** The schemas of all properties whose names match a pattern, and perhaps of some more. */
function matching(inner: Schema, pattern: string): Schema[] {
  const { [pattern]: same, ...others } = named(inner.patternProperties);
  if (same) return [same];
  const own = Object.entries(named(inner.properties)).filter(([name]) => matches(name, pattern) !== false);
  return [...own.map(([, schema]) => schema), ...Object.values(others), (inner.additionalProperties ?? {}) as Schema];
}

/** Whether a name matches a pattern; `undefined` where only other engines than this one know. */
function matches(name: string, pattern: string): boolean | undefined {
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    return undefined;
  }
}

function named(value: unknown): Record<string, Schema> {
  return isObject(value) ? (value as Record<string, Schema>) : {};
}

function itemOf({ prefixItems, items }: Schema, index: number): Schema {
  return branches(prefixItems)[index] ?? ((items ?? {}) as Schema);
}

function itemsAfter({ prefixItems, items }: Schema, count: number): Schema[] {
  return [...branches(prefixItems).slice(count), (items ?? {}) as Schema];
}

/** A bound of a schema; an exclusive one, too, is a bound. */
function numbersOf(schema: Schema, bound: "maximum" | "minimum"): number[] {
  const exclusive = schema[bound === "maximum" ? "exclusiveMaximum" : "exclusiveMinimum"];
  return [schema[bound], exclusive].filter((value) => typeof value === "number");
}

function isNever({ not }: Schema): boolean {
  return isObject(not) && isEmpty(not);
}

function branches(value: unknown): Schema[] {
  return (listed(value) ?? []) as Schema[];
}

function has(list: unknown[] | undefined, value: unknown): boolean {
  return list?.some((other) => isDeepStrictEqual(other, value)) ?? false;
}
