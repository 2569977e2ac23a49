import { dependent, list, object, type SchemaPair, text } from "../schema.ts";

/** Objects. */
export const objects: readonly SchemaPair[] = [
  {
    name: "a property becomes required",
    effect: "narrows",
    base: object({ a: text }),
    revision: object({ a: text }, { required: ["a"] }),
  },
  {
    name: "another property becomes required",
    effect: "narrows",
    base: object({ a: text, b: text }, { required: ["a"] }),
    revision: object({ a: text, b: text }, { required: ["a", "b"] }),
  },
  {
    name: "an object closes",
    effect: "narrows",
    base: object({ a: text }),
    revision: object({ a: text }, { additionalProperties: false }),
  },
  {
    name: "values of an open object get a type",
    effect: "narrows",
    base: object({}),
    revision: object({}, { additionalProperties: text }),
  },
  {
    name: "dependentRequired appears",
    effect: "narrows",
    base: object({ a: text, b: text }),
    revision: object({ a: text, b: text }, { dependentRequired: { a: ["b"] } }),
  },
  {
    name: "patternProperties appears",
    effect: "narrows",
    base: object({}),
    revision: object({}, { patternProperties: { "^x-": text } }),
  },
  {
    name: "a nested property tightens",
    effect: "narrows",
    base: object({ a: object({ b: text }) }),
    revision: object({ a: object({ b: { ...text, maxLength: 3 } }) }),
  },
  { name: "nothing changes", effect: "none", base: object({ a: text }), revision: object({ a: text }) },
  {
    name: "required changes order",
    effect: "none",
    base: object({ a: text, b: text }, { required: ["a", "b"] }),
    revision: object({ a: text, b: text }, { required: ["b", "a"] }),
  },
  {
    name: "additionalProperties true",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { additionalProperties: true }),
  },
  {
    name: "a closed object opens to one type",
    effect: "widens",
    base: object({}, { additionalProperties: false }),
    revision: object({}, { additionalProperties: text }),
  },
  {
    name: "a nested object closes",
    effect: "narrows",
    base: object({ a: object({ b: text }) }),
    revision: object({ a: object({ b: text }, { additionalProperties: false }) }),
  },
  {
    name: "a nested property becomes required",
    effect: "narrows",
    base: object({ a: object({ b: text }) }),
    revision: object({ a: object({ b: text }, { required: ["b"] }) }),
  },
  {
    name: "values of a map tighten",
    effect: "narrows",
    base: object({}, { additionalProperties: text }),
    revision: object({}, { additionalProperties: { ...text, maxLength: 3 } }),
  },
  {
    name: "a property of an item changes its type",
    effect: "both",
    base: list(object({ a: text })),
    revision: list(object({ a: { type: "boolean" } })),
  },
  {
    name: "dependentRequired asks for more",
    effect: "narrows",
    base: dependent(["b"]),
    revision: dependent(["b", "c"]),
  },
  {
    name: "required asks for another name",
    effect: "both",
    base: object({ a: text, b: text }, { required: ["a"] }),
    revision: object({ a: text, b: text }, { required: ["b"] }),
  },
  {
    name: "an empty list of required names",
    effect: "none",
    base: object({ a: text }),
    revision: object({ a: text }, { required: [] }),
  },
];
