import { listed } from "../contract/pointer.ts";
import { keywordOf, keywordsWith } from "./keywords.ts";
import { guess, isNothing, type Keywords, namedIn, type SchemaNode } from "./node.ts";
import { typesOf } from "./types.ts";
import { common, textOf } from "./values.ts";

/** How deep tags are looked for. */
const deepest = 3;

const limits = keywordsWith(({ bound, isDependent }) => bound === "upper" && !isDependent)
  .filter((name) => name.startsWith("max"))
  .map((most) => [most, most.replace("max", "min")] as const);

/**
 * Whether no value fits two of several canonical schemas, as far as types, values, limits and tags tell.
 *
 * @param among - Schemas without a type accept whatever is no object; with `objects`, that does not count.
 */
export function areDisjoint(schemas: readonly SchemaNode[], among: "objects" | "values" = "values"): boolean {
  return guess(() => {
    const values = schemas.map(({ keywords }) => listed(keywords.enum));
    if (values.every((list) => list !== undefined)) return areAllDifferent(values.flat());
    return schemas.every(({ keywords }, index) =>
      schemas.slice(index + 1).every((other) => exclude(keywords, other.keywords, among, 0)),
    );
  });
}

function areAllDifferent(values: readonly unknown[]): boolean {
  return new Set(values.map(textOf)).size === values.length;
}

function exclude(one: Keywords, other: Keywords, among: "objects" | "values", depth: number): boolean {
  if (isNothing(one) || isNothing(other)) return true;
  const [types, otherTypes] = [typesOf(one), typesOf(other)];
  if (types && otherTypes && common(types, otherTypes).length === 0) return true;
  const [values, otherValues] = [listed(one.enum), listed(other.enum)];
  if (values && otherValues) return common(values, otherValues).length === 0;
  if (types && otherTypes && areApart(one, other, common(types, otherTypes))) return true;
  if (among === "values" && ![types, otherTypes].some((names) => names?.length === 1 && names[0] === "object")) {
    return false;
  }
  return depth < deepest && haveTag(one, other, depth);
}

/** Whether a limit of one schema lies beyond one of another, for values of the only type that both accept. */
function areApart(one: Keywords, other: Keywords, types: readonly unknown[]): boolean {
  const isApart = (lower: Keywords, upper: Keywords, most: string, least: string) =>
    Number(lower[most] ?? Number.NaN) < Number(upper[least] ?? Number.NaN);
  return limits.some(
    ([most, least]) =>
      types.length === 1 &&
      types[0] === keywordOf(most)?.limits &&
      (isApart(one, other, most, least) || isApart(other, one, most, least)),
  );
}

/** Whether both require a property whose values differ. */
function haveTag(one: Keywords, other: Keywords, depth: number): boolean {
  const required = common(listed(one.required) ?? [], listed(other.required) ?? []).map(String);
  return required.some((name) => {
    const [mine, theirs] = [one, other]
      .map(({ properties }) => namedIn(properties))
      .map((named) => (Object.hasOwn(named, name) ? named[name] : undefined));
    return mine && theirs && guess(() => exclude(mine.keywords, theirs.keywords, "values", depth + 1));
  });
}
