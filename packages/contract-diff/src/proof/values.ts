import { formats } from "./formats.ts";
import type { Part } from "./parts.ts";
import { sample } from "./pattern.ts";

/** Longer texts and lists prove nothing that a reader would look at. */
const longest = 5000;

/** The numbers that parts give to a keyword. */
export function numbersIn(parts: readonly Part[], ...keywords: string[]): number[] {
  const values = keywords.flatMap((keyword) => parts.map((part) => part[keyword]));
  return values.filter((value) => typeof value === "number");
}

/** Each count that a bound allows or forbids, and its neighbours. */
export function countsAround(bounds: readonly number[], most: number = longest): number[] {
  const counts = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]);
  return [...new Set(counts)].filter((count) => Number.isInteger(count) && count >= 0 && count <= most);
}

/** Values that schemas name themselves. */
export function namedValues(parts: readonly Part[]): unknown[] {
  return parts.flatMap(({ const: constant, default: preset, enum: members, example, examples }) => [
    ...[constant, preset, example].filter((value) => value !== undefined),
    ...[members, examples].flatMap((list) => (Array.isArray(list) ? list : [])),
  ]);
}

/** Texts around every limit. What the accepting side asks for comes first. */
export function texts(accepting: readonly Part[], rejecting: readonly Part[]): string[] {
  const both = [...accepting, ...rejecting];
  const lengths = countsAround(numbersIn(both, "minLength", "maxLength"));
  const patterns = [...patternsOf(accepting), ...patternsOf(rejecting)];
  const matching = patterns.flatMap((pattern) =>
    [0, 1, 2, 3].flatMap((variant) => {
      const shortest = sample(pattern, variant);
      if (shortest === undefined) return [];
      const longer = lengths.map((length) => sample(pattern, variant, length - [...shortest].length));
      return [shortest, sample(pattern, variant, 1), sample(pattern, variant, 2), ...longer];
    }),
  );
  const plain = ["", "a", ...lengths.map((length) => "a".repeat(length)), "A", "0", "-", " ", "b", "é", "a b", "aA0-_"];
  return [...new Set([...matching, ...plain])].filter(
    (text) => text !== undefined && text.length <= longest,
  ) as string[];
}

function patternsOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ pattern, format }) => {
    const known = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
    return [pattern, known].filter((source) => typeof source === "string");
  });
}

/** Numbers around every limit, between each two of them, and multiples. */
export function numbers(parts: readonly Part[]): number[] {
  const bounds = numbersIn(parts, "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum");
  const factors = numbersIn(parts, "multipleOf").filter((factor) => factor > 0);
  const between = bounds.flatMap((bound) => bounds.map((other) => (bound + other) / 2));
  const near = bounds.flatMap((bound) => [bound, bound - 1, bound + 1, bound - 0.5, bound + 0.5, ...between]);
  const multiples = factors.flatMap((factor) => [
    ...[1, -1, 2, 3, 4, 5, 6, 7].map((times) => times * factor),
    ...near.flatMap((value) => [Math.floor(value / factor), Math.ceil(value / factor)].map((times) => times * factor)),
  ]);
  return [...new Set([0, 1, -1, 0.5, 2, ...near, ...multiples])].filter(Number.isFinite);
}
