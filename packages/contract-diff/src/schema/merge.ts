import { isDeepStrictEqual } from "node:util";
import { isObject } from "../contract/pointer.ts";
import type { Schema } from "./keywords.ts";

/** What accepts no value. */
export const never: Schema = { not: {} };

/** Says twice what is said once: the value of a keyword that means both values, or `undefined` if there is none. */
type Merge = (one: never, other: never) => unknown;

const smaller: Merge = (one, other) => Math.min(one, other);
const greater: Merge = (one, other) => Math.max(one, other);
const common: Merge = (one: unknown[], other: unknown[]) =>
  one.filter((value) => other.some((same) => isDeepStrictEqual(value, same)));

const merges: Record<string, Merge> = {
  ...{ maximum: smaller, maxLength: smaller, maxItems: smaller, maxProperties: smaller },
  ...{ minimum: greater, minLength: greater, minItems: greater, minProperties: greater },
  enum: common,
  type: common,
  required: (one: string[], other: string[]) => [...new Set([...one, ...other])].sort(),
  uniqueItems: (one: boolean, other: boolean) => one || other,
  multipleOf: (one: number, other: number) =>
    [one, other].find((value) => Number.isInteger(value / one) && Number.isInteger(value / other)),
  properties: (one: Schema, other: Schema) =>
    Object.keys(one).every((key) => !(key in other) || isDeepStrictEqual(one[key], other[key]))
      ? { ...one, ...other }
      : undefined,
};

/** One schema that says what several say together, or `undefined` if there is no short way to. */
export function mergeAll(schemas: readonly Schema[]): Schema | undefined {
  const result: Schema = {};
  for (const schema of schemas) {
    if (!isObject(schema)) return undefined;
    if (isDeepStrictEqual(schema, never)) return never;
    for (const [key, value] of Object.entries(schema)) {
      const known = result[key];
      const merged = known === undefined || isDeepStrictEqual(known, value) ? value : mergeOf(key, known, value);
      if (merged === undefined) return undefined;
      if ((key === "type" || key === "enum") && isDeepStrictEqual(merged, [])) return never;
      result[key] = merged;
    }
  }
  return schemas.some((schema) => seesOnlyItself(schema, schemas)) ? undefined : result;
}

function mergeOf(key: string, one: unknown, other: unknown): unknown {
  return merges[key]?.(one as never, other as never);
}

/** Whether a keyword of a schema covers what the schema itself leaves open, and others would leave less open. */
function seesOnlyItself(schema: Schema, all: readonly Schema[]): boolean {
  const others = all.filter((other) => other !== schema);
  const has = (keys: string[]) => others.some((other) => keys.some((key) => other[key] !== undefined));
  if (schema.additionalProperties !== undefined && has(["properties", "patternProperties"])) return true;
  if (schema.items !== undefined && has(["prefixItems"])) return true;
  return (
    Object.keys(schema).some((key) => key.startsWith("unevaluated")) &&
    others.some((other) => Object.keys(other).length > 0)
  );
}
