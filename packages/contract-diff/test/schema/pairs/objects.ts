import { type KeywordPair, number, object, ref, text } from "./pair.ts";

const closed = { additionalProperties: false };
const sealed = { unevaluatedProperties: false };

/** Keywords of objects. */
export const objectPairs: readonly KeywordPair[] = [
  {
    name: "a closed object gets a property",
    effect: "widens",
    base: object({ a: text }, closed),
    revision: object({ a: text, b: text }, closed),
  },
  {
    name: "a property of a closed object becomes impossible",
    effect: "none",
    base: object({ a: text, b: false }, closed),
    revision: object({ a: text }, closed),
  },
  {
    name: "parts close each other",
    effect: "narrows",
    base: { allOf: [object({ a: text }), object({ b: text })] },
    revision: { allOf: [object({ a: text }, closed), object({ b: text })] },
  },
  {
    name: "the same property stands in two parts",
    effect: "none",
    base: { allOf: [object({ a: { minLength: 2 } }), object({ a: text })] },
    revision: object({ a: { ...text, minLength: 2 } }),
  },
  {
    name: "additional properties of two parts meet",
    effect: "none",
    base: { allOf: [object({}, { additionalProperties: text }), { additionalProperties: { minLength: 2 } }] },
    revision: object({}, { additionalProperties: { ...text, minLength: 2 } }),
  },
  {
    name: "unevaluated properties close an object without parts",
    effect: "none",
    base: object({ a: text }, sealed),
    revision: object({ a: text }, closed),
  },
  {
    name: "unevaluated properties stand beside additional ones",
    effect: "none",
    base: object({}, { additionalProperties: text, ...sealed }),
    revision: object({}, { additionalProperties: text }),
  },
  {
    name: "an object that unevaluated properties close loses a property",
    effect: "narrows",
    base: object({ a: text, b: text }, sealed),
    revision: object({ a: text }, sealed),
  },
  {
    name: "an object that is closed around a reference loses a property of its own",
    effect: "narrows",
    base: { ...ref("Named"), ...object({ b: text }), ...sealed },
    revision: { ...ref("Named"), ...object({}), ...sealed },
    schemas: { Named: object({ name: text }) },
  },
  {
    name: "an object that is closed around a reference is written out",
    effect: "none",
    base: { allOf: [ref("Named")], ...object({ b: text }), ...sealed },
    revision: object({ name: text, b: text }, closed),
    schemas: { Named: object({ name: text }) },
  },
  {
    name: "the schema that an object is closed around gets a property",
    effect: "widens",
    base: { ...ref("Named"), ...sealed },
    revision: { ...ref("Named"), ...sealed },
    schemas: { Named: object({ name: text }) },
    changed: { Named: object({ name: text, more: text }) },
  },
  {
    name: "unevaluated properties get a type",
    effect: "narrows",
    base: { allOf: [object({ a: number })] },
    revision: { allOf: [object({ a: number })], unevaluatedProperties: text },
  },
  {
    name: "a pattern of properties accepts everything",
    effect: "none",
    base: object({}),
    revision: object({}, { patternProperties: { "^x": true } }),
  },
  {
    name: "a pattern opens a closed object",
    effect: "widens",
    base: object({ a: text }, closed),
    revision: object({ a: text }, { ...closed, patternProperties: { "^x": true } }),
  },
  {
    name: "a pattern that never ends is compared",
    effect: "narrows",
    base: object({}, { patternProperties: { "^(a+)+c$": text } }),
    revision: object({ [`${"a".repeat(50)}b`]: text }, { patternProperties: { "^(a+)+c$": text } }),
  },
  {
    name: "required names a property twice",
    effect: "none",
    base: object({ a: text }, { required: ["a"] }),
    revision: { ...object({ a: text }, { required: ["a"] }), allOf: [{ required: ["a"] }] },
  },
  {
    name: "what one property needs is required anyway",
    effect: "narrows",
    base: object({}, { dependentRequired: { a: ["b"] } }),
    revision: object({}, { required: ["b"] }),
  },
  {
    name: "a property needs nothing",
    effect: "none",
    base: object({}),
    revision: object({}, { dependentRequired: { a: [] }, dependentSchemas: { a: true } }),
  },
  {
    name: "names are limited twice",
    effect: "none",
    base: object({}, { propertyNames: { minLength: 2 }, allOf: [{ propertyNames: { maxLength: 3 } }] }),
    revision: object({}, { propertyNames: { minLength: 2, maxLength: 3 } }),
  },
  {
    name: "properties are called like keywords",
    effect: "narrows",
    base: object({ properties: text, allOf: text, example: text, $ref: text }),
    revision: object({ properties: text, allOf: { ...text, maxLength: 3 }, example: text, $ref: text }),
  },
  {
    name: "a property called example refers to another schema",
    effect: "narrows",
    base: object({ example: ref("T") }),
    revision: object({ example: ref("T") }),
    schemas: { T: text },
    changed: { T: { ...text, maxLength: 5 } },
  },
  {
    name: "a property called properties loses one of its own",
    effect: "widens",
    base: object({ properties: object({ a: text }) }),
    revision: object({ properties: object({}) }),
  },
  {
    name: "an example that looks like a schema changes",
    effect: "none",
    base: object({ a: { ...text, example: { $ref: "#/nowhere" } } }),
    revision: object({ a: { ...text, example: { type: "number" } } }),
  },
];
