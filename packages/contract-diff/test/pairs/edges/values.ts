import { number, type SchemaPair, text } from "../schema.ts";

/** Values: types, limits, formats. */
export const values: readonly SchemaPair[] = [
  {
    name: "a step doubles",
    effect: "narrows",
    base: { ...number, multipleOf: 0.1 },
    revision: { ...number, multipleOf: 0.2 },
  },
  {
    name: "a lower bound of whole numbers is written without itself",
    effect: "none",
    base: { type: "integer", minimum: 0 },
    revision: { type: "integer", exclusiveMinimum: -1 },
  },
  {
    name: "an upper bound of whole numbers is written without itself",
    effect: "none",
    base: { type: "integer", maximum: 5 },
    revision: { type: "integer", exclusiveMaximum: 6 },
  },
  {
    name: "a number is written with a fraction of 0",
    effect: "none",
    base: { enum: [1, 1.0] },
    revision: { enum: [1] },
  },
  { name: "integer stands beside number", effect: "none", base: { type: ["integer", "number"] }, revision: number },
  { name: "an empty schema becomes true", effect: "none", base: {}, revision: true },
  {
    name: "an empty range opens",
    effect: "widens",
    base: { ...number, minimum: 5, maximum: 3 },
    revision: { ...number, maximum: 3 },
  },
  {
    name: "a type stands beside its values",
    effect: "none",
    base: { ...text, enum: ["a"] },
    revision: { enum: ["a"] },
  },
  { name: "a constant of null becomes the type", effect: "none", base: { const: null }, revision: { type: "null" } },
  {
    name: "both booleans become the type",
    effect: "none",
    base: { enum: [true, false] },
    revision: { type: "boolean" },
  },
  {
    name: "both booleans and null become types",
    effect: "none",
    base: { enum: [true, false, null] },
    revision: { type: ["boolean", "null"] },
  },
  { name: "a type stands beside a constant", effect: "none", base: { ...text, const: "a" }, revision: { const: "a" } },
  {
    name: "enum loses a value that its type excludes",
    effect: "none",
    base: { ...text, enum: ["a", 1] },
    revision: { ...text, enum: ["a"] },
  },
  {
    name: "objects in enum change the order of their names",
    effect: "none",
    base: { enum: [{ a: 1, b: 2 }] },
    revision: { enum: [{ b: 2, a: 1 }] },
  },
  {
    name: "null leaves enum",
    effect: "narrows",
    base: { type: ["string", "null"], enum: ["a", null] },
    revision: { type: ["string", "null"], enum: ["a"] },
  },
  {
    name: "format changes",
    effect: "both",
    base: { ...text, format: "date" },
    revision: { ...text, format: "date-time" },
  },
  {
    name: "an integer gets shorter",
    effect: "narrows",
    base: { type: "integer", format: "int64" },
    revision: { type: "integer", format: "int32" },
  },
  { name: "a limit goes", effect: "widens", base: { ...text, maxLength: 3 }, revision: text },
  {
    name: "a large bound shrinks",
    effect: "narrows",
    base: { type: "integer", maximum: 9007199254740991 },
    revision: { type: "integer", maximum: 9007199254740000 },
  },
  {
    name: "a bound of 0 is written as -0",
    effect: "none",
    base: { ...number, minimum: 0 },
    revision: { ...number, minimum: -0 },
  },
  {
    name: "a bound is written with a fraction of 0",
    effect: "none",
    base: { ...number, maximum: 1 },
    revision: { ...number, maximum: 1.0 },
  },
];
