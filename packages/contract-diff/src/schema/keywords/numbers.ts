import { constraint, exclusive, type Judge, lower, upper } from "../effect.ts";
import { type Implied, type Keyword, lowerBound, upperBound } from "../keyword.ts";
import type { Keywords } from "../node.ts";

/** Keywords of numbers. */
export const numbers: Readonly<Record<string, Keyword>> = {
  maximum: { ...upperBound("number", upper()), implied: below() },
  exclusiveMaximum: { ...upperBound("number", exclusive(upper())), implied: below() },
  minimum: { ...lowerBound("number", lower(Number.NEGATIVE_INFINITY)), implied: above() },
  exclusiveMinimum: { ...lowerBound("number", exclusive(lower(Number.NEGATIVE_INFINITY))), implied: above() },
  multipleOf: {
    limits: "number",
    effect: steps(),
    merge: (one: number, other: number) => [one, other].find((value) => isStep(value, one) && isStep(value, other)),
    implied: (value, _, { inner: { keywords } }) =>
      typeof keywords.multipleOf === "number" && isStep(keywords.multipleOf, Number(value)),
  },
};

function below(): Implied {
  return (value, keyword, { inner }) =>
    boundsIn(inner.keywords, "maximum", "exclusiveMaximum").some(
      ([bound, own]) => bound < Number(value) || (bound === value && (keyword === "maximum" || own === keyword)),
    );
}

function above(): Implied {
  return (value, keyword, { inner }) =>
    boundsIn(inner.keywords, "minimum", "exclusiveMinimum").some(
      ([bound, own]) => bound > Number(value) || (bound === value && (keyword === "minimum" || own === keyword)),
    );
}

/** The bounds of a schema; an exclusive one, too, is a bound. */
function boundsIn(keywords: Keywords, ...names: string[]): [number, string][] {
  return names.flatMap((name): [number, string][] => {
    const bound = keywords[name];
    return typeof bound === "number" ? [[bound, name]] : [];
  });
}

/** Whether every multiple of a number is a multiple of another one. */
function isStep(value: number, of: number): boolean {
  return Math.abs(value / of - Math.round(value / of)) < 1e-9;
}

function steps(): Judge {
  return (base, revision) => {
    if (typeof base !== "number" || typeof revision !== "number") return constraint(base, revision);
    return isStep(revision, base) ? "narrows" : isStep(base, revision) ? "widens" : "both";
  };
}
