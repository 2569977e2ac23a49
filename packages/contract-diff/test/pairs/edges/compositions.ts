import { number, object, type SchemaPair, text } from "../schema.ts";

/** Schemas that are made of others. */
export const compositions: readonly SchemaPair[] = [
  { name: "false becomes not of everything", effect: "none", base: false, revision: { not: {} } },
  {
    name: "a condition appears",
    effect: "narrows",
    base: object({ a: text }),
    revision:
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      object({ a: text }, { if: { required: ["a"] }, then: { required: ["b"] } }),
  },
  { name: "anyOf gains a branch", effect: "widens", base: { anyOf: [text] }, revision: { anyOf: [text, number] } },
  {
    name: "a branch of anyOf goes that another covers",
    effect: "none",
    base: { anyOf: [text, { ...text, maxLength: 5 }] },
    revision: text,
  },
  {
    name: "parts of allOf that exclude each other become false",
    effect: "none",
    base: { allOf: [text, number] },
    revision: false,
  },
  {
    name: "oneOf of other types becomes anyOf",
    effect: "none",
    base: { oneOf: [text, number] },
    revision: { anyOf: [text, number] },
  },
  {
    name: "a branch comes to oneOf that overlaps another",
    effect: "both",
    base: { oneOf: [{ type: "integer" }] },
    revision: { oneOf: [{ type: "integer" }, number] },
  },
  {
    name: "a branch of another type comes to oneOf",
    effect: "widens",
    base: { oneOf: [text] },
    revision: { oneOf: [text, number] },
  },
  { name: "not excludes another type", effect: "none", base: number, revision: { ...number, not: text } },
  { name: "allOf has an empty part", effect: "none", base: { allOf: [{}, text] }, revision: text },
  {
    name: "a limit stands beside allOf",
    effect: "none",
    base: { allOf: [text], maxLength: 3 },
    revision: { ...text, maxLength: 3 },
  },
  {
    name: "allOf merges bounds",
    effect: "none",
    base: {
      allOf: [
        { ...text, maxLength: 3 },
        { ...text, maxLength: 5 },
      ],
    },
    revision: { ...text, maxLength: 3 },
  },
  {
    name: "allOf merges enums",
    effect: "none",
    base: { allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] },
    revision: { enum: ["b"] },
  },
  {
    name: "allOf merges required",
    effect: "none",
    base: { allOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })] },
    revision: object({ a: text, b: text }, { required: ["a", "b"] }),
  },
  { name: "anyOf of one is unwrapped", effect: "none", base: { anyOf: [text] }, revision: text },
  {
    name: "anyOf is nested",
    effect: "none",
    base: { anyOf: [{ anyOf: [text, number] }, { type: "boolean" }] },
    revision: { anyOf: [text, number, { type: "boolean" }] },
  },
  {
    name: "anyOf of values becomes enum",
    effect: "none",
    base: { anyOf: [{ enum: ["a"] }, { enum: ["b"] }] },
    revision: { enum: ["a", "b"] },
  },
  {
    name: "oneOf of other values becomes enum",
    effect: "none",
    base: { oneOf: [{ enum: ["a"] }, { enum: ["b"] }] },
    revision: { enum: ["a", "b"] },
  },
  { name: "not is said twice", effect: "none", base: { not: { not: text } }, revision: text },
  {
    name: "what not forbids shrinks",
    effect: "widens",
    base: { ...text, not: { minLength: 3 } },
    revision: { ...text, not: { minLength: 5 } },
  },
  {
    name: "a property in a part of allOf tightens",
    effect: "narrows",
    base: { allOf: [object({ a: text }), object({ b: text })] },
    revision: { allOf: [object({ a: text }), object({ b: { ...text, maxLength: 2 } })] },
  },
  {
    name: "a branch of anyOf tightens",
    effect: "narrows",
    base: { anyOf: [text, number] },
    revision: { anyOf: [{ ...text, maxLength: 3 }, number] },
  },
  {
    name: "a branch of oneOf of other types tightens",
    effect: "narrows",
    base: { oneOf: [text, number] },
    revision: { oneOf: [{ ...text, maxLength: 3 }, number] },
  },
  {
    name: "items lose a branch of anyOf",
    effect: "narrows",
    base: { type: "array", items: { anyOf: [text, number] } },
    revision: { type: "array", items: text },
  },
  {
    name: "a limit appears beside a reference",
    effect: "narrows",
    base: { $ref: "#/components/schemas/Text" },
    revision: { $ref: "#/components/schemas/Text", maxLength: 50 },
  },
  {
    name: "a limit of the component is repeated beside its reference",
    effect: "none",
    base: { $ref: "#/components/schemas/Text" },
    revision: { $ref: "#/components/schemas/Text", maxLength: 100 },
  },
  {
    name: "a condition without consequences appears",
    effect: "none",
    base: text,
    revision: { ...text, if: { maxLength: 3 } },
  },
];
