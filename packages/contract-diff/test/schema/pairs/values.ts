import { type KeywordPair, number, text } from "./pair.ts";

/** Keywords of numbers and texts, and lists of values. */
export const valuePairs: readonly KeywordPair[] = [
  {
    name: "a maximum stops including itself",
    effect: "narrows",
    base: { ...number, maximum: 5 },
    revision: { ...number, exclusiveMaximum: 5 },
  },
  {
    name: "an exclusive maximum becomes a smaller one that includes itself",
    effect: "narrows",
    base: { ...number, exclusiveMaximum: 5 },
    revision: { ...number, maximum: 4 },
  },
  {
    name: "a minimum stops including itself",
    effect: "narrows",
    base: { ...number, minimum: 5 },
    revision: { ...number, exclusiveMinimum: 5 },
  },
  {
    name: "a maximum and a minimum both move up",
    effect: "both",
    base: { ...number, minimum: 1, maximum: 5 },
    revision: { ...number, minimum: 2, maximum: 6 },
  },
  {
    name: "the maximum of an integer loses its fraction",
    effect: "none",
    base: { type: "integer", maximum: 5.5 },
    revision: { type: "integer", maximum: 5 },
  },
  {
    name: "a looser of two bounds goes",
    effect: "none",
    base: { allOf: [{ ...number, maximum: 5 }, { maximum: 9 }] },
    revision: { ...number, maximum: 5 },
  },
  {
    name: "a step is joined with one that it is a multiple of",
    effect: "none",
    base: { allOf: [{ ...number, multipleOf: 4 }, { multipleOf: 2 }] },
    revision: { ...number, multipleOf: 4 },
  },
  {
    name: "integer becomes the numbers of step 1",
    effect: "none",
    base: { type: "integer" },
    revision: { ...number, multipleOf: 1 },
  },
  {
    name: "a limit of texts stands beside numbers",
    effect: "none",
    base: { ...number, maxLength: 3, pattern: "^a" },
    revision: number,
  },
  { name: "an empty pattern appears", effect: "none", base: text, revision: { ...text, pattern: "" } },
  {
    name: "an empty pattern becomes one",
    effect: "narrows",
    base: { ...text, pattern: "" },
    revision: { ...text, pattern: "^a" },
  },
  { name: "a minimal length of 0 appears", effect: "none", base: text, revision: { ...text, minLength: 0 } },
  {
    name: "a second pattern appears in a part",
    effect: "narrows",
    base: { ...text, pattern: "^a" },
    revision: { allOf: [{ ...text, pattern: "^a" }, { pattern: "b$" }] },
  },
  {
    name: "two patterns change places",
    effect: "none",
    base: { ...text, pattern: "^a", allOf: [{ pattern: "b$" }] },
    revision: { ...text, pattern: "b$", allOf: [{ pattern: "^a" }] },
  },
  {
    name: "a number format gets more room",
    effect: "widens",
    base: { type: "integer", format: "int32" },
    revision: { type: "integer", format: "int64" },
  },
  {
    name: "a format of texts stands beside numbers",
    effect: "none",
    base: { ...number, format: "date" },
    revision: number,
  },
  { name: "a constant becomes a list of two", effect: "widens", base: { const: "a" }, revision: { enum: ["a", "b"] } },
  {
    name: "a constant is a list of one",
    effect: "none",
    base: { const: { a: 1, b: 2 } },
    revision: { enum: [{ b: 2, a: 1 }] },
  },
  {
    name: "a list of values meets a type",
    effect: "narrows",
    base: { enum: ["a", 1] },
    revision: { enum: ["a", 1], type: "string" },
  },
  { name: "both booleans are the type", effect: "none", base: { enum: [true, false] }, revision: { type: "boolean" } },
  { name: "null joins a list of values", effect: "widens", base: { enum: ["a"] }, revision: { enum: ["a", null] } },
  {
    name: "a value that the type forbids goes",
    effect: "none",
    base: { ...text, enum: ["a", 1] },
    revision: { ...text, enum: ["a"] },
  },
  {
    name: "an unknown keyword appears",
    effect: "none",
    base: text,
    revision: { ...text, optional: true, "x-order": 1 },
  },
  {
    name: "a name, definitions and a comment appear",
    effect: "none",
    base: text,
    revision: { ...text, $anchor: "a", $defs: { b: false }, $comment: "c" },
  },
];
