import type { Effect } from "../../src/rate/keyword-effect.ts";

/** Two spellings of a schema, and what going from the first to the second does to the values that it accepts. */
export interface SchemaPair {
  name: string;
  base: unknown;
  revision: unknown;
  effect: Effect;
}

const text = { type: "string" };
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const pair = (name: string, effect: Effect, base: unknown, revision: unknown): SchemaPair => ({
  name,
  base,
  revision,
  effect,
});
const limited = (type: string, keyword: string, strict: unknown, lax: unknown): SchemaPair[] => [
  pair(`${keyword} appears`, "narrows", { type }, { type, [keyword]: strict }),
  pair(`${keyword} tightens`, "narrows", { type, [keyword]: lax }, { type, [keyword]: strict }),
];

const limits: SchemaPair[] = [
  ...limited("string", "maxLength", 5, 9),
  ...limited("string", "minLength", 5, 3),
  ...limited("number", "maximum", 5, 9),
  ...limited("number", "minimum", 5, -3),
  ...limited("number", "exclusiveMaximum", 5, 9),
  ...limited("number", "exclusiveMinimum", 5, 3),
  ...limited("number", "multipleOf", 6, 3),
  ...limited("array", "maxItems", 5, 9),
  ...limited("array", "minItems", 5, 3),
  ...limited("object", "maxProperties", 5, 9),
  ...limited("object", "minProperties", 5, 3),
  pair("uniqueItems appears", "narrows", { type: "array" }, { type: "array", uniqueItems: true }),
  pair("pattern appears", "narrows", text, { ...text, pattern: "^a" }),
  pair("pattern changes", "both", { ...text, pattern: "^a" }, { ...text, pattern: "^b" }),
  pair("format appears", "narrows", text, { ...text, format: "uuid" }),
  pair("multipleOf changes", "both", { type: "number", multipleOf: 4 }, { type: "number", multipleOf: 6 }),
  pair("minContains grows", "narrows", contains({ minContains: 1 }), contains({ minContains: 2 })),
  pair("maxContains appears", "narrows", contains({}), contains({ maxContains: 2 })),
];

function contains(more: object): object {
  return { type: "array", contains: { const: 1 }, ...more };
}

const values: SchemaPair[] = [
  pair("enum appears", "narrows", text, { ...text, enum: ["a"] }),
  pair("enum loses a value", "narrows", { enum: ["a", "b"] }, { enum: ["a"] }),
  pair("enum swaps a value", "both", { enum: ["a", "b"] }, { enum: ["a", "c"] }),
  pair("const appears", "narrows", text, { ...text, const: "a" }),
  pair("const changes", "both", { const: "a" }, { const: "b" }),
  pair("a type goes from a list", "narrows", { type: ["string", "number"] }, text),
  pair("null goes", "narrows", { type: ["string", "null"] }, text),
  pair("type changes", "both", text, { type: "number" }),
  pair("number becomes integer", "narrows", { type: "number" }, { type: "integer" }),
  pair("type appears", "narrows", {}, text),
];

const objects: SchemaPair[] = [
  pair("a property becomes required", "narrows", object({ a: text }), object({ a: text }, { required: ["a"] })),
  pair(
    "another property becomes required",
    "narrows",
    object({ a: text, b: text }, { required: ["a"] }),
    object({ a: text, b: text }, { required: ["a", "b"] }),
  ),
  pair("an object closes", "narrows", object({ a: text }), object({ a: text }, { additionalProperties: false })),
  pair("values of an open object get a type", "narrows", object({}), object({}, { additionalProperties: text })),
  pair(
    "dependentRequired appears",
    "narrows",
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ["b"] } }),
  ),
  pair("patternProperties appears", "narrows", object({}), object({}, { patternProperties: { "^x-": text } })),
  pair(
    "a nested property tightens",
    "narrows",
    object({ a: object({ b: text }) }),
    object({ a: object({ b: { ...text, maxLength: 3 } }) }),
  ),
  pair("items tighten", "narrows", { type: "array", items: text }, { type: "array", items: { ...text, maxLength: 3 } }),
];

const spellings: SchemaPair[] = [
  pair("nothing changes", "none", object({ a: text }), object({ a: text })),
  pair("keys change order", "none", { type: "string", maxLength: 3 }, { maxLength: 3, type: "string" }),
  pair(
    "required changes order",
    "none",
    object({ a: text, b: text }, { required: ["a", "b"] }),
    object({ a: text, b: text }, { required: ["b", "a"] }),
  ),
  pair("enum changes order", "none", { enum: ["a", "b"] }, { enum: ["b", "a"] }),
  pair("const becomes enum", "none", { const: "a" }, { enum: ["a"] }),
  pair(
    "enum becomes oneOf of const",
    "none",
    { ...text, enum: ["a", "b"] },
    { oneOf: [{ const: "a" }, { const: "b" }] },
  ),
  pair(
    "a type list becomes anyOf",
    "none",
    { type: ["string", "number"] },
    { anyOf: [{ type: "string" }, { type: "number" }] },
  ),
  pair(
    "null becomes a branch",
    "none",
    { type: ["string", "null"], maxLength: 3 },
    { anyOf: [{ ...text, maxLength: 3 }, { type: "null" }] },
  ),
  pair("a single oneOf is unwrapped", "none", { oneOf: [object({ a: text })] }, object({ a: text })),
  pair("a single allOf is unwrapped", "none", { allOf: [object({ a: text })] }, object({ a: text })),
  pair(
    "two parts of allOf are merged",
    "none",
    { allOf: [object({ a: text }), object({ b: text })] },
    object({ a: text, b: text }),
  ),
  pair("integer is spelt by multipleOf", "none", { type: "integer" }, { type: "number", multipleOf: 1 }),
  pair("a keyword of another type", "none", { type: "integer" }, { type: "integer", maxLength: 3 }),
  pair("minLength 0", "none", text, { ...text, minLength: 0 }),
  pair("additionalProperties true", "none", object({ a: text }), object({ a: text }, { additionalProperties: true })),
  pair("a reference is inlined", "none", { $ref: "#/components/schemas/Text" }, { type: "string", maxLength: 100 }),
];

const compositions: SchemaPair[] = [
  pair("a branch of anyOf goes", "narrows", { anyOf: [text, object({ a: text })] }, { anyOf: [text] }),
  pair("a branch of oneOf of other types goes", "narrows", { oneOf: [text, { type: "number" }] }, { oneOf: [text] }),
  pair(
    "a part comes to allOf",
    "narrows",
    { allOf: [object({ a: text })] },
    { allOf: [object({ a: text }, { required: ["a"] })] },
  ),
  pair("what not forbids grows", "narrows", { ...text, not: { maxLength: 2 } }, { ...text, not: { maxLength: 3 } }),
  pair(
    "a branch of a oneOf that overlaps another tightens",
    "both",
    { oneOf: [{ type: "number" }, { const: 5 }] },
    { oneOf: [{ type: "number", minimum: 6 }, { const: 5 }] },
  ),
  pair("const gets an enum without it", "narrows", { const: 2 }, { const: 2, enum: [5, true] }),
  pair(
    "a member of a tuple changes",
    "both",
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [{ type: "number" }] },
  ),
  pair("not appears", "narrows", text, { ...text, not: { const: "x" } }),
  pair(
    "a closed object opens to one type",
    "widens",
    object({}, { additionalProperties: false }),
    object({}, { additionalProperties: text }),
  ),
  pair(
    "a nested object closes",
    "narrows",
    object({ a: object({ b: text }) }),
    object({ a: object({ b: text }, { additionalProperties: false }) }),
  ),
  pair("a list of lists tightens", "narrows", list(list(text)), list(list({ ...text, maxLength: 3 }))),
  pair(
    "a nested property becomes required",
    "narrows",
    object({ a: object({ b: text }) }),
    object({ a: object({ b: text }, { required: ["b"] }) }),
  ),
  pair(
    "values of a map tighten",
    "narrows",
    object({}, { additionalProperties: text }),
    object({}, { additionalProperties: { ...text, maxLength: 3 } }),
  ),
  pair(
    "a property of an item changes its type",
    "both",
    list(object({ a: text })),
    list(object({ a: { type: "boolean" } })),
  ),
  pair(
    "a number of a type list gets a bound",
    "narrows",
    { type: ["string", "number"] },
    { type: ["string", "number"], maximum: 3 },
  ),
  pair("dependentRequired asks for more", "narrows", dependent(["b"]), dependent(["b", "c"])),
  pair(
    "required asks for another name",
    "both",
    object({ a: text, b: text }, { required: ["a"] }),
    object({ a: text, b: text }, { required: ["b"] }),
  ),
  pair(
    "a boolean loses a value",
    "narrows",
    { type: "boolean", enum: [true, false] },
    { type: "boolean", enum: [true] },
  ),
  pair("an integer gets a step", "narrows", { type: "integer" }, { type: "integer", multipleOf: 5 }),
  pair(
    "exclusiveMinimum moves down",
    "widens",
    { type: "number", exclusiveMinimum: 3 },
    { type: "number", exclusiveMinimum: 1 },
  ),
  pair("an enum of numbers grows", "widens", { enum: [1, 2] }, { enum: [1, 2, 3] }),
  pair("an enum of several types loses null", "narrows", { enum: ["a", null] }, { enum: ["a"] }),
  pair(
    "anyOf is reordered",
    "none",
    { anyOf: [text, { type: "number", maximum: 3 }] },
    { anyOf: [{ type: "number", maximum: 3 }, text] },
  ),
  pair("allOf is nested", "none", { allOf: [{ allOf: [object({ a: text })] }] }, object({ a: text })),
  pair(
    "a reference stands in allOf",
    "none",
    { allOf: [{ $ref: "#/components/schemas/Text" }] },
    { $ref: "#/components/schemas/Text" },
  ),
  pair("a type list of one", "none", { type: ["string"] }, text),
  pair("an empty list of required names", "none", object({ a: text }), object({ a: text }, { required: [] })),
];

function list(items: object): object {
  return { type: "array", items };
}

function dependent(names: string[]): object {
  return object({ a: text, b: text, c: text }, { dependentRequired: { a: names } });
}

/** Pairs in the spelling of OpenAPI 3.0. */
export const schemaPairs30: SchemaPair[] = [
  pair("nullable goes", "narrows", { ...text, nullable: true }, text),
  pair("nullable appears without a type", "none", {}, { nullable: true }),
  pair(
    "nullable appears beside values without null",
    "none",
    { ...text, enum: ["a"] },
    { ...text, enum: ["a"], nullable: true },
  ),
  pair("nullable false", "none", { ...text, nullable: false }, text),
  pair("a nullable object loses null", "narrows", object({ a: text }, { nullable: true }), object({ a: text })),
  pair(
    "exclusiveMaximum as a flag",
    "narrows",
    { type: "number", maximum: 3 },
    { type: "number", maximum: 3, exclusiveMaximum: true },
  ),
  pair(
    "a keyword beside a reference is ignored",
    "none",
    { $ref: "#/components/schemas/Text" },
    { $ref: "#/components/schemas/Text", maxLength: 3 },
  ),
];

/** Every pair. Each is read in requests and in responses, forwards and backwards. */
export const schemaPairs: SchemaPair[] = [...limits, ...values, ...objects, ...compositions, ...spellings];

const since31 =
  /"(const|prefixItems|contains|minContains|maxContains|dependentRequired|patternProperties)"|"type":\[|"type":"null"|"exclusiveM\w+":\d|null/;

/** The pairs that OpenAPI 3.0 can spell too. */
export const pairsOf30: SchemaPair[] = [
  ...schemaPairs.filter(({ base, revision }) => !since31.test(JSON.stringify([base, revision]))),
  ...schemaPairs30,
];
