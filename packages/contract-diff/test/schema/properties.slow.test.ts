import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { Bump } from "../../src/bump.ts";
import { type Change, operationsOf } from "../../src/change.ts";
import { compare } from "../../src/compare.ts";
import { findWitness } from "../../src/proof/search.ts";
import { type Effect, invert } from "../../src/schema/effect.ts";
import { documentOf, levels, rateDocuments, rateTexts } from "../compare-schemas.ts";
import { schemaPairs } from "../pairs/schemas/index.ts";
import * as arbitrary from "./arbitrary-schema.ts";

type Schema = Record<string, unknown>;
type Pair = [base: Schema, revision: Schema];

/** Each run rates many schemas in one document. */
const many = 60;
const runs = { numRuns: 2, endOnFailure: true };
/** What another seed may find is a fault of the rating, and none of the branch that happens to run it. */
const seed = 1;

const bounds = (low: string, high: string) =>
  fc.tuple(fc.option(fc.integer({ min: 0, max: 3 })), fc.option(fc.integer({ min: 3, max: 6 }))).map(([min, max]) => ({
    ...(min !== null && { [low]: min }),
    ...(max !== null && { [high]: max }),
  }));
const names = fc.constantFrom("a", "b", "c");

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  bounds("minLength", "maxLength").map((more) => ({ type: "string", ...more })),
  fc.constantFrom("^a", "^[a-z]{2,4}$", "^b|c$").map((pattern) => ({ type: "string", pattern })),
  fc.uniqueArray(names, { minLength: 1 }).map((values) => ({ type: "string", enum: values })),
  fc
    .tuple(fc.constantFrom("integer", "number"), bounds("minimum", "maximum"))
    .map(([type, more]) => ({ type, ...more })),
  fc.constantFrom(2, 3, 4, 6).map((multipleOf) => ({ type: "integer", multipleOf })),
  fc.constantFrom({ type: "boolean" }, { type: ["string", "null"] }, { type: ["string", "number"] }, { const: "a" }),
);

const { schema } = fc.letrec<{ schema: Schema; object: Schema; list: Schema }>((tie) => ({
  schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, leaf, tie("object"), tie("list")),
  object: fc
    .tuple(fc.dictionary(names, tie("schema"), { noNullPrototype: true }), fc.uniqueArray(names), fc.boolean())
    .map(([properties, wanted, isClosed]) => ({
      type: "object",
      properties,
      required: wanted.filter((name) => name in properties),
      ...(isClosed && { additionalProperties: false }),
    })),
  list: fc
    .tuple(tie("schema"), bounds("minItems", "maxItems"), fc.boolean())
    .map(([items, more, uniqueItems]) => ({ type: "array", items, ...more, uniqueItems })),
}));

/** A schema, and the same with one keyword edited at some depth; no property comes or goes. */
const edited: fc.Arbitrary<Pair> = fc.tuple(schema, schema, fc.nat()).map(([base, other, at]) => {
  const revision = structuredClone(base);
  const places: Schema[] = [];
  const walk = (node: Schema) => {
    places.push(node);
    for (const child of Object.values((node.properties ?? {}) as Record<string, Schema>)) walk(child);
    if (node.items) walk(node.items as Schema);
  };
  walk(revision);
  const place = places[at % places.length] as Schema;
  const keyword = Object.keys(other)[at % Object.keys(other).length] ?? "type";
  if (keyword === "properties" || keyword === "items" || keyword === "required")
    delete place[keyword === "items" ? "maxItems" : "required"];
  else if (place[keyword] === undefined && other.type !== place.type)
    Object.assign(place, { type: ["string", "null"] });
  else place[keyword] = other[keyword];
  return [base, revision];
});

/** Two schemas of any keywords, of which one says a keyword more or says it otherwise. */
const reworded = fc
  .tuple(arbitrary.schema, arbitrary.schema, fc.nat())
  .map(([one, other, at]): [base: arbitrary.Schema, revision: arbitrary.Schema] => {
    if (typeof one === "boolean" || typeof other === "boolean") return [one, other];
    const [keyword, value] = Object.entries(other)[at % (Object.keys(other).length + 1)] ?? [];
    const [own = ""] = Object.keys(one).slice(at % (Object.keys(one).length + 1));
    const { [own]: _, ...less } = one;
    if (at % 3 === 2 && keyword !== undefined) return [one, { ...one, [keyword]: value }];
    return at % 3 === 0 ? [one, less] : [less, one];
  });

const reversed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(reversed);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
};
/** What a failing test should show of changes, but those of some levels. */
const summaries = (changes: Change[], except: Bump[] = []) =>
  changes
    .filter(({ level }) => !except.includes(level))
    .map((change) => `${change.level}: ${change.message} (${operationsOf(change).join(", ")})`);
const directions = ["request", "response"] as const;

/** A document whose schemas are all components of their own. */
function withComponents(schemas: Schema[], direction: "request" | "response", prefix: string) {
  const named = Object.fromEntries(schemas.map((schema, index) => [`${prefix}${index}`, schema]));
  const references = schemas.map((_, index) => ({ $ref: `#/components/schemas/${prefix}${index}` }));
  return { ...documentOf(references, direction), components: { schemas: named } };
}

const schemas = fc.array(schema, { minLength: many, maxLength: many });
const pairs = fc.array(edited, { minLength: many, maxLength: many });
const anyPairs = fc.array(reworded, { minLength: 2 * many, maxLength: 2 * many });

describe.each(directions)("in a %s", (direction) => {
  it("finds nothing between a document and itself", async () => {
    await fc.assert(
      fc.asyncProperty(schemas, async (list) => {
        const document = documentOf(list, direction);
        expect(await rateDocuments(document, document)).toEqual([]);
      }),
      { ...runs, numRuns: 1 },
    );
  });

  it("minds neither the order of keys nor YAML", async () => {
    await fc.assert(
      fc.asyncProperty(schemas, async (list) => {
        const document = documentOf(list, direction);
        const yaml = stringify(document, { aliasDuplicateObjects: false });
        expect(summaries(await rateTexts(JSON.stringify(document), yaml))).toEqual([]);
        expect(summaries(await rateDocuments(document, reversed(document)), ["none"])).toEqual([]);
      }),
      runs,
    );
  });

  it("minds neither the name of a component nor whether there is one", async () => {
    // An exported name that comes or goes is worth a release, and nobody's payload.
    const quiet: Bump[] = ["none", "patch"];
    await fc.assert(
      fc.asyncProperty(schemas, async (list) => {
        const [one, other] = ["One", "Other"].map((prefix) => withComponents(list, direction, prefix));
        const inlined = documentOf(list, direction);
        expect(summaries(await rateDocuments(one, other), quiet)).toEqual([]);
        expect(summaries(await rateDocuments(one, inlined), quiet)).toEqual([]);
        expect(summaries(await rateDocuments(inlined, one), quiet)).toEqual([]);
      }),
      runs,
    );
  });

  it.each([
    ["one keyword is edited", pairs],
    ["any keywords are", anyPairs],
  ])("rates as major whatever has a witness, if %s", async (_, lists: fc.Arbitrary<[unknown, unknown][]>) => {
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const [base, revision] = [0, 1].map((side) =>
          documentOf(
            list.map((pair) => pair[side as 0 | 1]),
            direction,
          ),
        ) as [object, object];
        const rated = levels(await rateDocuments(base, revision), list.length);
        const proven = list.flatMap((pair, index) => {
          const witness = findWitness(
            { document: base, schema: pair[0] },
            { document: revision, schema: pair[1] },
            direction,
          );
          return witness ? [{ pair, witness, level: rated[index] }] : [];
        });
        expect(proven.filter(({ level }) => level !== "major")).toEqual([]);
      }),
      { ...runs, seed },
    );
  });
});

it("rates a request as the response that goes the other way", async () => {
  await fc.assert(
    fc.asyncProperty(pairs, async (list) => {
      const [base, revision] = [list.map(([one]) => one), list.map(([, other]) => other)];
      const request = levels(
        await rateDocuments(documentOf(base, "request"), documentOf(revision, "request")),
        list.length,
      );
      const response = levels(
        await rateDocuments(documentOf(revision, "response"), documentOf(base, "response")),
        list.length,
      );
      const unequal = list.flatMap((pair, index) =>
        request[index] === response[index] ? [] : [{ pair, request: request[index], response: response[index] }],
      );
      expect(unequal).toEqual([]);
    }),
    runs,
  );
});

it("is major on the wire as well whenever an edit of a keyword stops code from compiling", async () => {
  let broken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(edited, { minLength: 5, maxLength: 5 }),
      fc.constantFrom(...directions),
      async (list, way) => {
        const folder = mkdtempSync(join(tmpdir(), "contract-diff-test-"));
        try {
          const sides = [list.map(([base]) => base), list.map(([, revision]) => revision)];
          for (const [index, side] of sides.entries()) {
            writeFileSync(join(folder, `${index}.json`), JSON.stringify(documentOf(side, way)));
          }
          const { bump, changes, typescript } = await compare("0.json", "1.json", {
            cwd: folder,
            typescript: true,
          });
          if (typescript.length === 0) return;
          broken++;
          expect(bump).toBe("major");
          expect(summaries(changes).filter((line) => line.startsWith("major"))).not.toEqual([]);
        } finally {
          rmSync(folder, { recursive: true });
        }
      },
    ),
    { numRuns: 8, endOnFailure: true, seed },
  );
  expect(broken).toBeGreaterThan(0);
}, 60_000);

describe("a witness", () => {
  const document = documentOf([], "request");
  const search = (base: unknown, revision: unknown, direction: "request" | "response" = "request") =>
    findWitness({ document, schema: base }, { document, schema: revision }, direction);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, addUsedSchema: false });
  const compile = (schema: unknown) => ajv.compile({ ...document, ...(schema as Schema) });

  it("is accepted and rejected as it claims, for any two schemas", () => {
    fc.assert(
      fc.property(
        fc.oneof(edited, fc.tuple(schema, schema)),
        fc.constantFrom(...directions),
        ([one, other], direction) => {
          const witness = search(one, other, direction);
          if (!witness) return;
          const [accepts, rejects] = witness.acceptedBy === "base" ? [one, other] : [other, one];
          expect(witness.acceptedBy).toBe(direction === "request" ? "base" : "revision");
          expect([compile(accepts)(witness.value), compile(rejects)(witness.value)]).toEqual([true, false]);
        },
      ),
      { numRuns: 200 },
    );
  });

  const cases = schemaPairs.flatMap(({ name, effect, base, revision }) => [
    { name, effect, from: base, to: revision },
    { name: `${name}, undone`, effect: invert(effect), from: revision, to: base },
  ]);
  /** Only an undeclared property, or a format, tells these two apart. */
  const beyond = new Set([
    "a nested object closes",
    "an object closes",
    "format appears",
    "maxProperties appears",
    "maxProperties tightens",
    "minProperties tightens",
    "patternProperties appears",
    "values of an open object get a type",
  ]);
  const breaks = (effect: Effect) => effect === "narrows" || effect === "both";

  it("never is there where a pair of schemas loses nothing", () => {
    const found = cases.filter(({ effect, from, to }) => !breaks(effect) && search(from, to));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it("is there for nine of ten pairs of schemas that lose something", () => {
    const losing = cases.filter(({ effect, name }) => breaks(effect) && !beyond.has(name));
    const unproven = losing.filter(({ from, to }) => search(from, to) === undefined);
    expect(unproven.length, unproven.map(({ name }) => name).join(", ")).toBeLessThanOrEqual(losing.length / 10);
  });
});
