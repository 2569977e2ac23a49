import { isDeepStrictEqual } from "node:util";
import { isObject, listed } from "../contract/pointer.ts";
import { typesOf } from "./keywords.ts";

/**
 * Whether no value fits two of several canonical schemas, as far as types, values and tags tell.
 *
 * @param among - Schemas without a type accept whatever is no object; with `objects`, that does not count.
 */
export function areDisjoint(schemas: readonly unknown[], among: "objects" | "values" = "values"): boolean {
  return schemas.every((one, index) => schemas.slice(index + 1).every((other) => exclude(one, other, among)));
}

function exclude(one: unknown, other: unknown, among: "objects" | "values"): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  if (share(typesOf(one), typesOf(other)) === false) return true;
  if (share(listed(one.enum), listed(other.enum)) === false) return true;
  if (among === "values" && ![one, other].some((schema) => isDeepStrictEqual(typesOf(schema), ["object"])))
    return false;
  // A tag: a property that both require, with other values in each.
  const required = (listed(one.required) ?? []).filter((name) => listed(other.required)?.includes(name));
  return required.some((name) => {
    const [mine, theirs] = [one, other].map(({ properties }) =>
      isObject(properties) ? properties[String(name)] : undefined,
    );
    return isObject(mine) && isObject(theirs) && exclude(mine, theirs, "values");
  });
}

/** Whether two lists share a value; `undefined` if one is no list, and so may hold anything. */
function share(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean | undefined {
  return one && other && one.some((value) => other.some((same) => isDeepStrictEqual(value, same)));
}
