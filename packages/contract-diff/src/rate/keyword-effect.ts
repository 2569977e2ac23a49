import { isDeepStrictEqual } from "node:util";
import { listed } from "../contract/pointer.ts";

/**
 * What an edit of one keyword does to the set of values that a schema accepts. `both` stands for an edit that takes some
 * and gives some, and for every one that cannot be decided.
 */
export type Effect = "both" | "narrows" | "none" | "widens";

/** Judges an edit of a keyword; `undefined` is a keyword that is not there. */
type Judge = (before: unknown, after: unknown) => Effect;

/** A greater number lets more through, and so does none. */
const upper: Judge = (before, after) =>
  compare(limit(before, Number.POSITIVE_INFINITY), limit(after, Number.POSITIVE_INFINITY));
/** A smaller number lets more through, and so does none. */
const lower: Judge = (before, after) => compare(limit(after, 0, before), limit(before, 0, after));
/** Any value takes something away, and another one takes something else away. */
const constraint: Judge = (before, after) =>
  before === undefined ? "narrows" : after === undefined ? "widens" : "both";
const flag: Judge = (before, after) => (after === true ? "narrows" : before === true ? "widens" : "none");

const judges: Record<string, Judge> = {
  ...{
    maximum: upper,
    exclusiveMaximum: exclusive(upper),
    maxLength: upper,
    maxItems: upper,
    maxProperties: upper,
    maxContains: upper,
  },
  ...{
    minimum: bound,
    exclusiveMinimum: exclusive(bound),
    minLength: lower,
    minItems: lower,
    minProperties: lower,
    minContains: minContains,
  },
  ...{ pattern: constraint, format, not: constraint, contains: constraint, propertyNames: constraint },
  ...{ patternProperties: constraint, dependentSchemas: constraint, if: constraint, contentEncoding: constraint },
  contentMediaType: constraint,
  anyOf: (before, after) => sets(listed(before), listed(after)),
  oneOf: (before, after) => sets(listed(before), listed(after)),
  allOf: (before, after) => invert(sets(listed(before) ?? [], listed(after) ?? [])),
  prefixItems: () => "both",
  uniqueItems: flag,
  multipleOf,
  enum: (before, after) => sets(listed(before), listed(after)),
  const: (before, after) =>
    sets(before === undefined ? undefined : [before], after === undefined ? undefined : [after]),
  type: (before, after) => sets(types(before), types(after)),
  required: (before, after) => invert(sets(listed(before) ?? [], listed(after) ?? [])),
  dependentRequired,
  additionalProperties: openness,
  unevaluatedProperties: openness,
  unevaluatedItems: openness,
  items: openness,
  properties,
  nullable: (before, after) => invert(flag(before, after)),
};

const annotations = new Set([
  ...["$comment", "default", "deprecated", "description", "discriminator", "example", "examples", "externalDocs"],
  ...["readOnly", "title", "writeOnly", "xml"],
]);

/** Whether a keyword only tells people something. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Whether a keyword limits values, and how is known. */
export function isConstraint(keyword: string): boolean {
  return Object.hasOwn(judges, keyword);
}

/** Judges the edit of a keyword. Annotations and extensions change nothing; what is not known may do anything. */
export function effectOf(keyword: string, before: unknown, after: unknown): Effect {
  if (isDeepStrictEqual(before, after) || isAnnotation(keyword)) return "none";
  return judges[keyword]?.(before, after) ?? "both";
}

/** The same edit, undone. */
export function invert(effect: Effect): Effect {
  return effect === "narrows" ? "widens" : effect === "widens" ? "narrows" : effect;
}

/** How two sets of values relate; `undefined` accepts everything. */
function sets(before: unknown[] | undefined, after: unknown[] | undefined): Effect {
  if (!before || !after) return !before && !after ? "none" : before ? "widens" : "narrows";
  const within = (inner: unknown[], outer: unknown[]) =>
    inner.every((value) => outer.some((other) => isDeepStrictEqual(value, other)));
  const [lost, gained] = [!within(before, after), !within(after, before)];
  return lost && gained ? "both" : lost ? "narrows" : gained ? "widens" : "none";
}

function types(value: unknown): string[] | undefined {
  const list = typeof value === "string" ? [value] : (listed(value) as string[] | undefined);
  // Every integer is a number.
  return list?.includes("number") ? [...new Set([...list, "integer"])] : list;
}

function limit(value: unknown, none: number, other?: unknown): number {
  // OpenAPI 3.0 writes `exclusiveMaximum: true`; what it does depends on `maximum`, so it cannot be decided here.
  if (typeof value === "boolean" || typeof other === "boolean") return Number.NaN;
  return typeof value === "number" ? value : none;
}

function compare(before: number, after: number): Effect {
  if (Number.isNaN(before) || Number.isNaN(after)) return "both";
  return after < before ? "narrows" : after > before ? "widens" : "none";
}

function bound(before: unknown, after: unknown): Effect {
  const none = Number.NEGATIVE_INFINITY;
  return compare(limit(after, none, before), limit(before, none, after));
}

/** OpenAPI 3.0 writes a flag beside the bound, 3.1 the bound itself. */
function exclusive(number: Judge): Judge {
  return (before, after) =>
    [before, after].some((value) => typeof value === "boolean") ? flag(before, after) : number(before, after);
}

function minContains(before: unknown, after: unknown): Effect {
  return compare(limit(after, 1, before), limit(before, 1, after));
}

function multipleOf(before: unknown, after: unknown): Effect {
  if (typeof before !== "number" || typeof after !== "number") return constraint(before, after);
  const divides = (small: number, large: number) => Math.abs(large / small - Math.round(large / small)) < 1e-9;
  return divides(before, after) ? "narrows" : divides(after, before) ? "widens" : "both";
}

function openness(before: unknown, after: unknown): Effect {
  const [closed, open] = [
    (value: unknown) => value === false,
    (value: unknown) => value === undefined || value === true || isDeepStrictEqual(value, {}),
  ];
  if (open(before)) return open(after) ? "none" : "narrows";
  if (open(after)) return "widens";
  return closed(after) ? "narrows" : closed(before) ? "widens" : "both";
}

/** Judges properties that became, or were, `true` or `false`. */
function properties(before: unknown, after: unknown): Effect {
  const [old, young] = [before, after].map((value) => (value ?? {}) as Record<string, unknown>);
  const edited = Object.keys({ ...old, ...young }).filter((name) => !isDeepStrictEqual(old?.[name], young?.[name]));
  const [effect = "none", ...others] = new Set(edited.map((name) => openness(old?.[name], young?.[name])));
  return others.length > 0 ? "both" : effect;
}

const roomier: Record<string, string> = { float: "double", int32: "int64" };

function format(before: unknown, after: unknown): Effect {
  if (roomier[String(after)] === before) return "narrows";
  return roomier[String(before)] === after ? "widens" : constraint(before, after);
}

function dependentRequired(before: unknown, after: unknown): Effect {
  const pairs = (value: unknown) =>
    Object.entries((value ?? {}) as Record<string, string[]>).flatMap(([name, needs]) =>
      needs.map((need) => [name, need]),
    );
  return invert(sets(pairs(before), pairs(after)));
}
