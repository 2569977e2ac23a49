import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../../src/contract/load.ts";
import { canonical } from "../../src/schema/canonical.ts";
import { isContained } from "../../src/schema/contain.ts";
import { areEqual } from "../../src/schema/equal.ts";
import { counting, referring, type Schema, schema, sealed, values } from "./arbitrary-schema.ts";
import { written } from "./written.ts";

// What the canonical form says is compared with what ajv says, on schemas of all keywords and a few values of each type.

const ajv = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });
// With it ajv writes code that does not run, for some choices between `false` and an object; so `unevaluated…` is left out.
ajv.opts.unevaluated = false;
const document: OpenApiDocument = { openapi: "3.1.0", info: { version: "1.0.0" } };
const accepted = (schema: unknown) => {
  const accepts = ajv.compile(schema as Schema);
  return values.map((value) => accepts(value));
};

// ajv has faults of its own, found once in some ten thousand schemas; none of them may stop a branch.
const runs = { numRuns: 1_500, seed: 1 };

/** A schema and one that says less, which often contains it. */
const pair = fc.tuple(schema, schema, fc.nat()).map(([one, other, at]): [Schema, Schema] => {
  if (typeof one === "boolean") return [one, other];
  const keys = Object.keys(one);
  const key = keys[at % (keys.length + 1)] ?? "";
  const { [key]: own, ...less } = one;
  const greater = typeof own === "number" && { ...less, [key]: own + 1 };
  if (greater && at % 3 > 0) return at % 3 === 1 ? [one, greater] : [greater, one];
  return [one, at % 3 === 0 ? { anyOf: [less, other] } : less];
});

it("the canonical form of a schema accepts the same values", () => {
  fc.assert(
    fc.property(schema, (one) => {
      const [before, after] = [accepted(one), accepted(written(canonical(document, one)))];
      expect(values.filter((_, index) => before[index] !== after[index])).toEqual([]);
    }),
    runs,
  );
}, 60_000);

it("a canonical schema is the same when it is made canonical again", () => {
  fc.assert(
    fc.property(schema, (one) => {
      const once = canonical(document, one);
      const again = canonical({ ...document, ...written(once) }, written(once));
      expect([written(again), areEqual(again, once)]).toEqual([written(again), true]);
    }),
    runs,
  );
}, 60_000);

it("what is said to be contained is contained, and much is", () => {
  let contained = 0;
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const [inner, outer] = [canonical(document, one), canonical(document, other)];
      if (!isContained(inner, outer)) return;
      contained++;
      const [within, beyond] = [accepted(written(inner)), accepted(written(outer))];
      expect(values.filter((_, index) => within[index] && !beyond[index])).toEqual([]);
    }),
    runs,
  );
  expect(contained).toBeGreaterThan(500);
}, 60_000);

describe.each([
  { subject: "lists that count what they contain", made: counting },
  { subject: "objects that are closed around their parts", made: sealed },
  { subject: "references with keywords beside them", made: referring },
])("of $subject", ({ made }) => {
  const full = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });
  const accepts = (one: unknown) => {
    const validate = full.compile(one as Schema);
    return values.map((value) => validate(value));
  };
  const nodeOf = (one: Schema) => canonical(typeof one === "object" ? { ...document, ...one } : document, one);

  it("the canonical form accepts the same values", () => {
    fc.assert(
      fc.property(made, (one) => {
        const [before, after] = [accepts(one), accepts(written(nodeOf(one)))];
        expect(values.filter((_, index) => before[index] !== after[index])).toEqual([]);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it("what is said to be contained is contained", () => {
    fc.assert(
      fc.property(made, made, (one, other) => {
        if (!isContained(nodeOf(one), nodeOf(other))) return;
        const [inner, outer] = [accepts(one), accepts(other)];
        expect(values.filter((_, index) => inner[index] && !outer[index])).toEqual([]);
      }),
      { ...runs, numRuns: 100 },
    );
  });
});
