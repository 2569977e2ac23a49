import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isContained } from "../src/canonical/contained.ts";
import { canonical } from "../src/canonical/schema.ts";
import type { OpenApiDocument } from "../src/input.ts";

// What the canonical form says is compared with what ajv says, on schemas of all keywords and a few values of each type.

type Schema = Record<string, unknown> | boolean;

const values: unknown[] = [
  ...[null, true, false, 0, 1, 2, 3, 4, -1, 0.5, 1.5, "", "a", "b", "ab", "abc", "x"],
  ...[[], [1], ["a"], ["a", "a"], [1, "a"], ["a", 1], [[]], [null], ["a", "b", "c"]],
  ...[{}, { a: 1 }, { a: "a" }, { b: 1 }, { a: "a", b: 1 }, { a: "b", b: "b" }, { x: 1 }, { a: null, x: "x" }],
  ...[{ a: {} }, { a: { a: 1 } }, { a: { a: "a" }, b: {} }, { ab: 1 }],
];

const ajv = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });
// With it ajv writes code that does not run, for some choices between `false` and an object; so `unevaluated…` is left out.
ajv.opts.unevaluated = false;
const document: OpenApiDocument = { openapi: "3.1.0", info: { version: "1.0.0" } };
const accepted = (schema: unknown) => {
  const accepts = ajv.compile(schema as Schema);
  return values.map((value) => accepts(value));
};

const small = fc.integer({ min: 0, max: 3 });
const names = fc.constantFrom("a", "b", "x");
const type = fc.constantFrom("array", "boolean", "integer", "null", "number", "object", "string");
const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
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

/** A schema and one that says less, which often contains it. */
const pair = fc.tuple(schema, schema, fc.nat()).map(([one, other, at]): [Schema, Schema] => {
  if (typeof one === "boolean") return [one, other];
  const keys = Object.keys(one);
  const key = keys[at % (keys.length + 1)] ?? "";
  const { [key]: _, ...less } = one;
  return [one, at % 3 === 0 ? { anyOf: [less, other] } : less];
});

it("the canonical form of a schema accepts the same values", () => {
  fc.assert(
    fc.property(schema, (one) => {
      const [before, after] = [accepted(one), accepted(canonical(document, one))];
      expect(values.filter((_, index) => before[index] !== after[index])).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
}, 60_000);

it("a canonical schema is as short when it is made canonical again", () => {
  fc.assert(
    fc.property(schema, (one) => {
      const once = canonical(document, one);
      expect(JSON.stringify(canonical(document, once)).length).toBeLessThanOrEqual(JSON.stringify(once).length);
    }),
    { numRuns: 1_500 },
  );
}, 60_000);

it("what is said to be contained is contained, and much is", () => {
  let contained = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const [inner, outer] = [canonical(document, one), canonical(document, other)];
      if (!isContained(inner, outer)) return;
      contained++;
      const beyond = accepted(outer);
      expect(values.filter((_, index) => accepted(inner)[index] && !beyond[index])).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
  expect(contained).toBeGreaterThan(500);
}, 60_000);
