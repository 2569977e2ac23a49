import { object, type SchemaPair, text } from "../schema.ts";

/** Schemas that are made of others. */
export const compositions: readonly SchemaPair[] = [
  {
    name: "enum becomes oneOf of const",
    effect: "none",
    base: { ...text, enum: ["a", "b"] },
    revision: { oneOf: [{ const: "a" }, { const: "b" }] },
  },
  {
    name: "a type list becomes anyOf",
    effect: "none",
    base: { type: ["string", "number"] },
    revision: { anyOf: [{ type: "string" }, { type: "number" }] },
  },
  {
    name: "null becomes a branch",
    effect: "none",
    base: { type: ["string", "null"], maxLength: 3 },
    revision: { anyOf: [{ ...text, maxLength: 3 }, { type: "null" }] },
  },
  {
    name: "a single oneOf is unwrapped",
    effect: "none",
    base: { oneOf: [object({ a: text })] },
    revision: object({ a: text }),
  },
  {
    name: "a single allOf is unwrapped",
    effect: "none",
    base: { allOf: [object({ a: text })] },
    revision: object({ a: text }),
  },
  {
    name: "two parts of allOf are merged",
    effect: "none",
    base: { allOf: [object({ a: text }), object({ b: text })] },
    revision: object({ a: text, b: text }),
  },
  {
    name: "a reference is inlined",
    effect: "none",
    base: { $ref: "#/components/schemas/Text" },
    revision: { type: "string", maxLength: 100 },
  },
  {
    name: "a branch of anyOf goes",
    effect: "narrows",
    base: { anyOf: [text, object({ a: text })] },
    revision: { anyOf: [text] },
  },
  {
    name: "a branch of oneOf of other types goes",
    effect: "narrows",
    base: { oneOf: [text, { type: "number" }] },
    revision: { oneOf: [text] },
  },
  {
    name: "a part comes to allOf",
    effect: "narrows",
    base: { allOf: [object({ a: text })] },
    revision: { allOf: [object({ a: text }, { required: ["a"] })] },
  },
  {
    name: "what not forbids grows",
    effect: "narrows",
    base: { ...text, not: { maxLength: 2 } },
    revision: { ...text, not: { maxLength: 3 } },
  },
  {
    name: "a branch of a oneOf that overlaps another tightens",
    effect: "both",
    base: { oneOf: [{ type: "number" }, { const: 5 }] },
    revision: { oneOf: [{ type: "number", minimum: 6 }, { const: 5 }] },
  },
  { name: "not appears", effect: "narrows", base: text, revision: { ...text, not: { const: "x" } } },
  {
    name: "anyOf is reordered",
    effect: "none",
    base: { anyOf: [text, { type: "number", maximum: 3 }] },
    revision: { anyOf: [{ type: "number", maximum: 3 }, text] },
  },
  {
    name: "allOf is nested",
    effect: "none",
    base: { allOf: [{ allOf: [object({ a: text })] }] },
    revision: object({ a: text }),
  },
  {
    name: "a reference stands in allOf",
    effect: "none",
    base: { allOf: [{ $ref: "#/components/schemas/Text" }] },
    revision: { $ref: "#/components/schemas/Text" },
  },
];
