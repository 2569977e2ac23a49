import { object, type SchemaPair, text } from "../schema.ts";

/** Objects. */
export const objects: readonly SchemaPair[] = [
  {
    name: "all types are listed",
    effect: "none",
    base: {},
    revision: { type: ["null", "boolean", "number", "string", "array", "object"] },
  },
  {
    name: "a property of any value is written as true",
    effect: "none",
    base: object({ a: true }),
    revision: object({ a: {} }),
  },
  {
    name: "object appears beside properties",
    effect: "narrows",
    base: { properties: { a: text } },
    revision: object({ a: text }),
  },
  {
    name: "required appears without properties",
    effect: "narrows",
    base: { type: "object" },
    revision: { type: "object", required: ["a"] },
  },
  {
    name: "propertyNames appears",
    effect: "narrows",
    base: { type: "object" },
    revision: { type: "object", propertyNames: { pattern: "^a" } },
  },
  {
    name: "propertyNames tightens",
    effect: "narrows",
    base: { type: "object", propertyNames: { maxLength: 5 } },
    revision: { type: "object", propertyNames: { maxLength: 3 } },
  },
  {
    name: "dependentSchemas appears",
    effect: "narrows",
    base: object({ a: text }),
    revision: object({ a: text }, { dependentSchemas: { a: { required: ["b"] } } }),
  },
  {
    name: "unevaluatedProperties closes an object",
    effect: "narrows",
    base: object({ a: text }),
    revision: object({ a: text }, { unevaluatedProperties: false }),
  },
  {
    name: "additionalProperties of any value become true",
    effect: "none",
    base: object({ a: text }, { additionalProperties: {} }),
    revision: object({ a: text }, { additionalProperties: true }),
  },
  {
    name: "additionalProperties of any value are left out",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { additionalProperties: {} }),
  },
  {
    name: "unevaluatedProperties become true",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { unevaluatedProperties: true }),
  },
  { name: "minProperties 0", effect: "none", base: { type: "object" }, revision: { type: "object", minProperties: 0 } },
  { name: "a text gets required names", effect: "none", base: text, revision: { ...text, required: ["a"] } },
  {
    name: "names of a map get a pattern",
    effect: "narrows",
    base: { type: "object", additionalProperties: text },
    revision: { type: "object", additionalProperties: text, propertyNames: { pattern: "^x-" } },
  },
  {
    name: "a map gets a limit",
    effect: "narrows",
    base: { type: "object", additionalProperties: text },
    revision: { type: "object", additionalProperties: text, maxProperties: 3 },
  },
  {
    name: "a nested list gets a limit",
    effect: "narrows",
    base: object({ a: { type: "array", items: text } }),
    revision: object({ a: { type: "array", items: text, maxItems: 2 } }),
  },
  {
    name: "a property two levels down tightens",
    effect: "narrows",
    base: object({ a: object({ b: object({ c: text }) }) }),
    revision: object({ a: object({ b: object({ c: { ...text, maxLength: 2 } }) }) }),
  },
  { name: "an object becomes anything", effect: "widens", base: object({}), revision: {} },
  {
    name: "a required property comes",
    effect: "narrows",
    base: object({ a: text }),
    revision: object({ a: text, b: text }, { required: ["b"] }),
  },
  {
    name: "dependentRequired of nothing appears",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { dependentRequired: { a: [] } }),
  },
  {
    name: "a pattern for any value appears",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { patternProperties: { "^x": true } }),
  },
  {
    name: "a pattern opens a closed object",
    effect: "widens",
    base: object({ a: text }, { additionalProperties: false }),
    revision: object({ a: text }, { additionalProperties: false, patternProperties: { "^x-": text } }),
  },
];
