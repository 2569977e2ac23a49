import { isObject, listed } from "../contract/pointer.ts";
import { isSubset, textOf } from "./values.ts";

/**
 * What an edit of one keyword does to the set of values that a schema accepts. `both` stands for an edit that takes some
 * and gives some, and for every one that cannot be decided.
 */
export type Effect = "both" | "narrows" | "none" | "widens";

/** Judges an edit of a keyword; `undefined` is a keyword that is not there. */
export type Judge = (base: unknown, revision: unknown) => Effect;

/** The same edit, undone. */
export function invert(effect: Effect): Effect {
  return effect === "narrows" ? "widens" : effect === "widens" ? "narrows" : effect;
}

/** Any value takes something away, and another one takes something else away. */
export const constraint: Judge = (base, revision) =>
  base === undefined ? "narrows" : revision === undefined ? "widens" : "both";

/** `true` takes something away. */
export const flag: Judge = (base, revision) => (revision === true ? "narrows" : base === true ? "widens" : "none");

/** Nobody can tell. */
export const unclear: Judge = () => "both";

/** A greater number accepts more. */
export function upper(none: number = Number.POSITIVE_INFINITY): Judge {
  return (base, revision) => compare(base, revision, none);
}

/** A smaller number accepts more. */
export function lower(none: number = 0): Judge {
  return (base, revision) => invert(compare(base, revision, none));
}

/** OpenAPI 3.0 writes a flag beside the bound; what that does depends on the bound. */
function compare(base: unknown, revision: unknown, none: number): Effect {
  if (typeof base === "boolean" || typeof revision === "boolean") return "both";
  const [one, other] = [base, revision].map((value) => (typeof value === "number" ? value : none)) as [number, number];
  return other < one ? "narrows" : other > one ? "widens" : "none";
}

/** OpenAPI 3.0 writes a flag beside the bound, 3.1 the bound itself. */
export function exclusive(number: Judge): Judge {
  return (base, revision) =>
    [base, revision].some((value) => typeof value === "boolean") ? flag(base, revision) : number(base, revision);
}

/** How two sets of values relate; no set accepts everything. */
export const choice: Judge = (base, revision) => {
  const [one, other] = [listed(base), listed(revision)];
  if (!one || !other) return !one && !other ? "none" : one ? "widens" : "narrows";
  const [lost, gained] = [!isSubset(one, other), !isSubset(other, one)];
  return lost && gained ? "both" : lost ? "narrows" : gained ? "widens" : "none";
};

/** How two lists of demands relate; no list demands nothing. */
export const demands: Judge = (base, revision) => invert(choice(listed(base) ?? [], listed(revision) ?? []));

/** How two schemas relate of which one is `true`, `false` or not there. */
export const openness: Judge = (base, revision) => {
  const isOpen = (value: unknown) => value === undefined || value === true || textOf(value) === "{}";
  if (isOpen(base)) return isOpen(revision) ? "none" : "narrows";
  if (isOpen(revision)) return "widens";
  return revision === false ? "narrows" : base === false ? "widens" : "both";
};

/** How schemas by name relate, of which some are `true`, `false` or not there. */
export const opennessByName: Judge = (base, revision) => {
  const [one, other] = [base, revision].map((value) => (isObject(value) ? value : {})) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  const edited = Object.keys({ ...one, ...other }).filter((name) => textOf(one[name]) !== textOf(other[name]));
  const [effect = "none", ...others] = new Set(edited.map((name) => openness(one[name], other[name])));
  return others.length > 0 ? "both" : effect;
};
