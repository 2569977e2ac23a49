import { keywordsWith } from "../../schema/keywords.ts";
import { textOf } from "../../schema/values.ts";
import { formats } from "../formats.ts";
import { longest, sample } from "../pattern.ts";
import type { ObjectSchema } from "../subschemas.ts";

/** How many of the values that a schema names are tried. */
const mostNamed = 500;

/** The numbers that schemas give to some keywords. */
export function numbersIn(schemas: readonly ObjectSchema[], ...keywords: string[]): number[] {
  const values = keywords.flatMap((keyword) => schemas.map((schema) => schema[keyword]));
  return values.filter((value) => typeof value === "number");
}

const limits = Object.fromEntries(
  (["array", "number", "object", "string"] as const).map((type) => [
    type,
    keywordsWith((keyword) => keyword.limits === type && keyword.bound !== undefined),
  ]),
);

/** The limits that schemas give to values of a type: numbers, lengths or counts. */
export function limitsIn(schemas: readonly ObjectSchema[], type: "array" | "number" | "object" | "string"): number[] {
  return numbersIn(schemas, ...(limits[type] ?? []));
}

/** Each count that a bound allows or forbids, and its neighbours. */
export function countsAround(bounds: readonly number[], most: number = longest): number[] {
  const counts = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]);
  return [...new Set(counts)].filter((count) => Number.isInteger(count) && count >= 0 && count <= most);
}

/** Values that schemas name themselves; those that others name as well come last. */
export function namedValues(schemas: readonly ObjectSchema[], others: readonly ObjectSchema[] = []): unknown[] {
  const values = schemas.flatMap(valuesIn);
  const known = new Set(others.flatMap(valuesIn).map(textOf));
  if (known.size === 0) return values.slice(0, mostNamed);
  const isNew = values.map((value) => !known.has(textOf(value)));
  return [...values.filter((_, index) => isNew[index]), ...values.filter((_, index) => !isNew[index])].slice(
    0,
    mostNamed,
  );
}

function valuesIn({ const: constant, default: preset, enum: members, example, examples }: ObjectSchema): unknown[] {
  return [
    ...[constant, preset, example].filter((value) => value !== undefined),
    ...[members, examples].flatMap((list) => (Array.isArray(list) ? list : [])),
  ];
}

/** Texts around every limit. What the accepting side asks for comes first. */
export function texts(accepting: readonly ObjectSchema[], rejecting: readonly ObjectSchema[]): string[] {
  const both = [...accepting, ...rejecting];
  const lengths = countsAround(limitsIn(both, "string"));
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

function patternsOf(schemas: readonly ObjectSchema[]): string[] {
  return schemas.flatMap(({ pattern, format }) => {
    const known = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : undefined;
    return [pattern, known].filter((source) => typeof source === "string");
  });
}

/** Numbers around every limit, between each two of them, and multiples. */
export function numbers(schemas: readonly ObjectSchema[]): number[] {
  const bounds = limitsIn(schemas, "number");
  const factors = numbersIn(schemas, "multipleOf").filter((factor) => factor > 0);
  const between = bounds.flatMap((bound) => bounds.map((other) => (bound + other) / 2));
  const near = bounds.flatMap((bound) => [bound, bound - 1, bound + 1, bound - 0.5, bound + 0.5, ...between]);
  const multiples = factors.flatMap((factor) => [
    ...[1, -1, 2, 3, 4, 5, 6, 7].map((times) => times * factor),
    ...near.flatMap((value) => [Math.floor(value / factor), Math.ceil(value / factor)].map((times) => times * factor)),
  ]);
  return [...new Set([0, 1, -1, 0.5, 2, ...near, ...multiples])].filter(Number.isFinite);
}
