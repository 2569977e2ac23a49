import { isDeepStrictEqual } from "node:util";
import { isObject } from "./pointer.ts";

/** Whether no value fits two of several canonical schemas, as far as types and tags tell. */
export function areDisjoint(schemas: readonly unknown[]): boolean {
  return schemas.every((one, index) => schemas.slice(index + 1).every((other) => exclude(one, other)));
}

function exclude(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  if (share(typesOf(one), typesOf(other)) === false) return true;
  if (share(listed(one.enum), listed(other.enum)) === false) return true;
  // A tag: a property that both require, with other values in each.
  const required = (listed(one.required) ?? []).filter((name) => listed(other.required)?.includes(name));
  return required.some((name) => {
    const [mine, theirs] = [one, other].map(({ properties }) =>
      isObject(properties) ? properties[String(name)] : undefined,
    );
    return isObject(mine) && isObject(theirs) && exclude(mine, theirs);
  });
}

/** The types of a schema. Where values are listed, theirs. */
function typesOf({ type, enum: values }: Record<string, unknown>): unknown[] | undefined {
  const typeName = (value: unknown) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
  return listed(type) ?? listed(values)?.map(typeName);
}

/** Whether two lists share a value; `undefined` if one is no list, and so may hold anything. */
function share(one: unknown[] | undefined, other: unknown[] | undefined): boolean | undefined {
  return one && other && one.some((value) => other.some((same) => isDeepStrictEqual(value, same)));
}

function listed(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
