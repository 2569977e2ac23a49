import fc from "fast-check";

export type Schema = Record<string, unknown> | boolean;

/** A few values of each type. */
export const values: unknown[] = [
  ...[null, true, false, 0, 1, 2, 3, 4, -1, 0.5, 1.5, "", "a", "b", "ab", "abc", "x"],
  ...[[], [1], ["a"], ["a", "a"], [1, "a"], ["a", 1], [[]], [null], ["a", "b", "c"]],
  ...[{}, { a: 1 }, { a: "a" }, { b: 1 }, { a: "a", b: 1 }, { a: "b", b: "b" }, { x: 1 }, { a: null, x: "x" }],
  ...[{ a: {} }, { a: { a: 1 } }, { a: { a: "a" }, b: {} }, { ab: 1 }],
];

const small = fc.integer({ min: 0, max: 3 });
const names = fc.constantFrom("a", "b", "x");
const type = fc.constantFrom("array", "boolean", "integer", "null", "number", "object", "string");
const arbitraries = fc.letrec<{ schema: Schema }>((tie) => {
  const one = tie("schema");
  const list = fc.array(one, { minLength: 1, maxLength: 3 });
  const named = fc.dictionary(names, one, { maxKeys: 2, noNullPrototype: true });
  const keywords = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 7 })),
    enum: fc.uniqueArray(fc.constantFrom(...values.slice(0, 20)), { minLength: 1, maxLength: 4 }),
    const: fc.constantFrom(...values.slice(0, 20)),
    ...{ minimum: small, maximum: small, exclusiveMinimum: small, exclusiveMaximum: small },
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
    ...{ minLength: small, maxLength: small, pattern: fc.constantFrom("^a", "b") },
    ...{ minItems: small, maxItems: small, uniqueItems: fc.boolean() },
    // Without `contains`: beside `prefixItems` ajv would let an empty list through.
    ...{ items: one, prefixItems: list },
    ...{ minProperties: small, maxProperties: small, required: fc.uniqueArray(names) },
    ...{ properties: named, additionalProperties: one, propertyNames: one },
    patternProperties: fc.dictionary(fc.constantFrom("^a", "x"), one, { maxKeys: 1, noNullPrototype: true }),
    dependentRequired: fc.dictionary(names, fc.uniqueArray(names), { maxKeys: 2, noNullPrototype: true }),
    dependentSchemas: named,
    ...{ not: one, if: one, else: one, allOf: list, anyOf: list, oneOf: list },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
    then: one,
  };
  const entries = Object.entries(keywords) as [string, fc.Arbitrary<unknown>][];
  const entry = fc.oneof(...entries.map(([key, value]) => value.map((made) => [key, made] as const)));
  const object = fc.array(entry, { maxLength: 4 }).map((made) => Object.fromEntries(made));
  return {
    schema: fc.oneof({ maxDepth: 2 }, { weight: 1, arbitrary: fc.boolean() }, { weight: 6, arbitrary: object }),
  };
});

/** Schemas of all keywords but `contains` and `unevaluated…`. */
export const schema: fc.Arbitrary<Schema> = arbitraries.schema;

const limit = fc.integer({ min: 0, max: 2 });
const plain = fc.constantFrom<Schema>(
  { type: "string" },
  { const: 1 },
  { enum: [1, "a"] },
  { minLength: 1 },
  true,
  false,
);
const dictionary = fc.dictionary(names, plain, { maxKeys: 2, noNullPrototype: true });
const part: fc.Arbitrary<Schema> = fc.record(
  { properties: dictionary, additionalProperties: plain, required: fc.uniqueArray(names, { maxLength: 1 }) },
  { requiredKeys: [] },
);

/** Lists that count what they contain; without `prefixItems`, beside which ajv lets an empty list through. */
export const counting: fc.Arbitrary<Schema> = fc.record(
  {
    type: fc.constant("array"),
    contains: plain,
    minContains: limit,
    maxContains: limit,
    items: plain,
    maxItems: limit,
  },
  { requiredKeys: ["type"] },
);

/** Objects that are closed around what their parts name. */
export const sealed: fc.Arbitrary<Schema> = fc.record(
  {
    allOf: fc.array(part, { minLength: 1, maxLength: 2 }),
    properties: dictionary,
    unevaluatedProperties: fc.constantFrom<Schema>(false, { type: "string" }, { const: 1 }),
  },
  { requiredKeys: ["unevaluatedProperties"] },
);

/** References with keywords beside them, into definitions of their own. */
export const referring: fc.Arbitrary<Schema> = fc.tuple(schema, schema).map(([own, beside]) => ({
  ...(typeof beside === "object" ? beside : {}),
  $ref: "#/$defs/own",
  $defs: { own },
}));
