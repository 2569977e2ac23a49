import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../../src/contract/load.ts";
import { canonical } from "../../src/schema/canonical.ts";
import { isContained } from "../../src/schema/contain.ts";
import { areEqual } from "../../src/schema/equal.ts";
import type { SchemaNode } from "../../src/schema/node.ts";

// Schemas that lead back to themselves, alone and in crowds.

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object) => ({ type: "object", properties });
const list = (items: object) => ({ type: "array", items });
const text = (maxLength: number) => ({ type: "string", maxLength });

function nodeOf(schemas: object, name: string): SchemaNode {
  const document: OpenApiDocument = { openapi: "3.1.0", info: { version: "1" }, components: { schemas } };
  return canonical(document, ref(name));
}

const tree = { Tree: object({ name: text(9), children: list(ref("Tree")) }) };

describe("a tree is the same", () => {
  it.each([
    {
      name: "under another name",
      other: { Tree: object({ name: text(9), children: list(ref("B")) }), B: ref("Tree") },
    },
    {
      name: "written out once",
      other: { ...tree, Tree: object({ name: text(9), children: list(ref("B")) }), B: tree.Tree },
    },
    {
      name: "as two that take turns",
      other: {
        Tree: object({ name: text(9), children: list(ref("B")) }),
        B: object({ name: text(9), children: list(ref("Tree")) }),
      },
    },
    {
      name: "in another spelling at some depth",
      other: { Tree: object({ name: text(9), children: { ...list({ allOf: [ref("Tree")] }), minItems: 0 } }) },
    },
  ])("$name", ({ other }) => {
    expect(areEqual(nodeOf(tree, "Tree"), nodeOf(other, "Tree"))).toBe(true);
  });
});

describe("a list that ends in null is the same", () => {
  const chain = { A: object({ next: { anyOf: [ref("A"), { type: "null" }] } }) };
  it.each([
    {
      name: "with the choice in another order",
      other: { A: object({ next: { anyOf: [{ type: "null" }, ref("A")] } }) },
    },
    { name: "with a choice of one", other: { A: object({ next: { oneOf: [ref("A"), { type: "null" }] } }) } },
    {
      name: "with the choice written out",
      other: { A: object({ next: ref("B") }), B: { type: ["object", "null"], properties: { next: ref("B") } } },
    },
  ])("$name", ({ other }) => {
    expect(areEqual(nodeOf(chain, "A"), nodeOf(other, "A"))).toBe(true);
  });
});

describe("a tree that changes", () => {
  const wider = { Tree: object({ name: text(10), children: list(ref("Tree")) }) };
  const deeper = { Tree: object({ name: text(9), children: list(ref("B")) }), B: wider.Tree };

  it.each([
    { name: "everywhere", other: wider },
    { name: "below its root", other: deeper },
  ])("$name is contained in one direction only", ({ other }) => {
    const [small, large] = [nodeOf(tree, "Tree"), nodeOf(other, "Tree")];
    expect([areEqual(small, large), isContained(small, large), isContained(large, small)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("is contained in one that asks for less of each of its parts", () => {
    const strict = { Tree: { ...tree.Tree, required: ["children"] } };
    expect(isContained(nodeOf(strict, "Tree"), nodeOf(tree, "Tree"))).toBe(true);
    expect(isContained(nodeOf(tree, "Tree"), nodeOf(strict, "Tree"))).toBe(false);
  });
});

describe("a schema that needs itself to say anything", () => {
  it.each([
    { name: "is its own reference", schemas: { A: ref("A") } },
    { name: "is a ring of references", schemas: { A: ref("B"), B: ref("A") } },
    { name: "is a part of itself", schemas: { A: { allOf: [ref("A"), { type: "string" }] } } },
    { name: "is a choice of itself", schemas: { A: { anyOf: [ref("A"), { type: "string" }] } } },
    { name: "is what it is not", schemas: { A: { not: ref("A") } } },
  ])("that $name is read, and is like itself", ({ schemas }) => {
    expect(areEqual(nodeOf(schemas, "A"), nodeOf(structuredClone(schemas), "A"))).toBe(true);
  });
});

describe("crowds of schemas are compared in as many steps as there are pairs", () => {
  const crowd = (count: number, last: object) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const others = Array.from({ length: count }, (_, other) => [`r${other}`, ref(`S${other}`)]);
        return [`S${index}`, object({ id: index === count - 1 ? last : text(9), ...Object.fromEntries(others) })];
      }),
    );
  const chain = (count: number, schemaOf: (next: string) => object, last: object) => ({
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, schemaOf(`S${index + 1}`)])),
    [`S${count}`]: last,
  });

  it.each([
    { name: "sixty that all refer to each other", make: (last: object) => crowd(60, last) },
    {
      name: "thirty of which each holds the next one twice",
      make: (last: object) => chain(30, (next) => object({ left: ref(next), right: list(ref(next)) }), last),
    },
    {
      name: "thirty of which each is the next one twice",
      make: (last: object) => chain(30, (next) => ({ allOf: [ref(next), { anyOf: [ref(next)] }] }), last),
    },
    {
      name: "thirty choices of which each offers the next one twice",
      make: (last: object) => chain(30, (next) => ({ oneOf: [list(ref(next)), object({ a: ref(next) })] }), last),
    },
    {
      name: "two thousand in a row",
      make: (last: object) => chain(2_000, (next) => object({ next: ref(next) }), last),
    },
    { name: "five thousand names of one", make: (last: object) => chain(5_000, (next) => ref(next), last) },
  ])("$name", ({ make }) => {
    const [one, same, other] = [make(text(9)), make(text(9)), make(text(10))].map((made) => nodeOf(made, "S0"));
    expect([areEqual(one, same), areEqual(one, other), isContained(other, one)]).toEqual([true, false, false]);
  });

  it("and a row that is too long for a stack proves nothing", () => {
    const parts = (last: object) => chain(5_000, (next) => ({ allOf: [ref(next)], minLength: 1 }), last);
    const [one, other] = [nodeOf(parts(text(9)), "S0"), nodeOf(parts(text(10)), "S0")];
    expect([areEqual(one, other), isContained(other, one)]).toEqual([false, false]);
  });
});
