import { describe, expect, it } from "vitest";
import { findWitness } from "../../src/proof/search.ts";
import { documentOf } from "../compare-schemas.ts";

const text = { type: "string" };
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

function search(base: unknown, revision: unknown, direction: "request" | "response" = "request") {
  const document = documentOf([], direction);
  return findWitness({ document, schema: base }, { document, schema: revision }, direction);
}

describe("a witness", () => {
  it("is a request that was accepted and is not any more", () => {
    const base = object({ name: text }, { required: ["name"] });
    const revision = object({ name: { ...text, maxLength: 3 } }, { required: ["name"] });
    expect(search(base, revision)).toEqual({
      value: { name: "aaaa" },
      acceptedBy: "base",
      direction: "request",
      pointer: "/name",
      reason: "name must NOT have more than 3 characters",
    });
  });

  it("is a response that could not be sent before", () => {
    expect(search(text, { type: ["string", "null"] }, "response")).toEqual({
      value: null,
      acceptedBy: "revision",
      direction: "response",
      pointer: "",
      reason: "the value must be string",
    });
  });

  it("points at the property that is too much, whatever its name", () => {
    const base = object({ "a/b%20~": text }, { additionalProperties: false });
    expect(search(base, object({}, { additionalProperties: false }))?.pointer).toBe("/a~1b%20~0");
  });

  it("follows references by name, also those that are looked up as validation goes on", () => {
    const document = (maxLength: number) => ({
      openapi: "3.1.0",
      components: { schemas: { Name: { $anchor: "name", type: "string", maxLength } } },
    });
    const named = (maxLength: number) => ({
      openapi: "3.1.0",
      components: { schemas: { Name: { $dynamicAnchor: "name", type: "string", maxLength } } },
    });
    const find = (base: object, revision: object, schema: object) =>
      findWitness({ document: base, schema }, { document: revision, schema }, "request")?.value;
    expect(find(document(5), document(4), { $ref: "#name" })).toBe("aaaaa");
    expect(find(named(5), named(4), object({ a: { $dynamicRef: "#name" } }))).toEqual({ a: "aaaaa" });
  });

  it("is not found where requests only gain", () => {
    expect(search({ ...text, maxLength: 3 }, text)).toBeUndefined();
  });

  it("says which values are allowed", () => {
    expect(search({ enum: ["a", "b"] }, { enum: ["b", "c"] })?.reason).toBe(
      'the value must be equal to one of the allowed values: "b", "c"',
    );
  });

  it("satisfies everything else that the contract asks for", () => {
    const id = { type: "string", pattern: "^cus_[a-z0-9]{4,8}$" };
    const email = { type: "string", format: "email" };
    const customer = (minimum: number) => {
      const contact = object({ email, age: { type: "integer", minimum } }, { required: ["email", "age"] });
      return object({ id, contact }, { required: ["id", "contact"] });
    };
    const { value, reason } = search(customer(18), customer(21)) ?? {};
    expect(value).toEqual({ id: "cus_aaaa", contact: { email: "a@example.com", age: 18 } });
    expect(reason).toBe("contact.age must be >= 21");
  });

  it("is found in a branch, in a list, and through a reference to itself", () => {
    const document = (maxLength: number) => ({
      openapi: "3.1.0",
      components: {
        schemas: {
          Tree: object({ name: { ...text, maxLength }, children: { type: "array", items: ref("Tree") } }),
          Leaf: object({ kind: { const: "leaf" } }, { required: ["kind"] }),
        },
      },
    });
    const schema = {
      oneOf: [ref("Leaf"), object({ trees: { type: "array", items: ref("Tree") } }, { required: ["trees"] })],
    };
    const witness = findWitness({ document: document(5), schema }, { document: document(4), schema }, "request");
    expect(witness?.value).toEqual({ trees: [{ name: "aaaaa" }] });
  });

  it("has no property that the contract does not declare", () => {
    expect(search(object({ a: text }), object({ a: text, b: text }))).toBeUndefined();
    expect(search(object({ a: text }), object({ a: text }, { additionalProperties: false }))).toBeUndefined();
  });

  it("uses a declared property that a closed object lost", () => {
    const base = object({ a: text, b: text }, { additionalProperties: false });
    const revision = object({ a: text }, { additionalProperties: false });
    expect(search(base, revision)).toMatchObject({
      value: { b: "" },
      reason: "the value must NOT have additional properties: b",
    });
  });

  it("uses any key of a map", () => {
    const map = (maximum: number) => ({ type: "object", additionalProperties: { type: "number", maximum } });
    expect(search(map(9), map(5))?.value).toEqual({ key: 9 });
  });

  it("leaves what is only read out of requests, and what is only written out of responses", () => {
    const base = object({ id: text, name: text });
    const required = (flag: string) => object({ id: { ...text, [flag]: true }, name: text }, { required: ["id"] });
    expect(search(base, required("readOnly"), "request")).toBeUndefined();
    expect(search(base, required("writeOnly"), "request")?.value).toEqual({});
    expect(search(required("writeOnly"), required("writeOnly"), "response")).toBeUndefined();
    expect(search(required("readOnly"), base, "response")?.value).toEqual({});
    const split = { allOf: [object({ id: { ...text, readOnly: true } }), { required: ["id"] }] };
    expect(search(base, split, "request")).toBeUndefined();
  });

  it("reads no word of OpenAPI 3.0, which loading says in those of 3.1", () => {
    expect(search({ ...text, nullable: true }, text)).toBeUndefined();
  });

  it("tries what the contract gives as examples", () => {
    const base = { type: "string", pattern: "^(?=.*\\d)(?=.*[a-z]).{4}$", example: "ab12" };
    expect(search(base, { ...base, maxLength: 3 })?.value).toBe("ab12");
  });

  it.each([
    ["a pattern that is none", { type: "string", pattern: "(" }],
    ["a reference to nowhere", { $ref: "#/components/schemas/Nobody" }],
    ["a reference to another file", { $ref: "other.yaml#/Pet" }],
    ["a type that is none", { type: "file" }],
    ["keywords of the wrong kind", { type: 3, properties: [], required: "a", enum: {}, allOf: {}, minimum: "1" }],
    ["null", null],
    ["text", "text"],
    ["nothing", undefined],
  ])("is not found, and nothing is thrown, for %s", (_, schema) => {
    expect(search(schema, false)).toBeUndefined();
    expect(() => search(text, schema)).not.toThrow();
  });

  it("is not found for a schema that no value ends", () => {
    const [left, right, middle] = [ref("Endless"), ref("Endless"), ref("Endless")];
    const schemas = { Endless: object({ left, right, middle }, { required: ["left", "right", "middle"] }) };
    const document = { openapi: "3.1.0", components: { schemas } };
    expect(findWitness({ document, schema: ref("Endless") }, { document, schema: false }, "request")).toBeUndefined();
  });

  describe("is searched for a while only", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `value ${index}`);
    const doubling = (last: object) => ({
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `S${index}`,
          { allOf: [ref(`S${index + 1}`), ref(`S${index + 1}`)] },
        ]),
      ),
      S40: last,
    });
    const twice = (key: string, last: object) => ({
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => {
          const next = ref(`S${index + 1}`);
          return [
            `S${index}`,
            key === "anyOf" ? { anyOf: [next, next] } : object({ a: next, b: next }, { required: ["a", "b"] }),
          ];
        }),
      ),
      S40: last,
    });
    const nested = (depth: number): object => (depth === 0 ? text : { type: "array", items: nested(depth - 1) });

    it.each([
      {
        name: "a pattern without an end",
        base: { ...text, minLength: 40 },
        revision: { ...text, pattern: "^(a+)+c$" },
      },
      {
        name: "a pattern without an end that has to match",
        base: { ...text, pattern: "^(a+)+c$", minLength: 60, maxLength: 60 },
        revision: { ...text, maxLength: 59 },
      },
      {
        name: "names that a pattern without an end decides on",
        base: object({ [`${"a".repeat(60)}b`]: text }, { patternProperties: { "^(a+)+c$": { type: "number" } } }),
        revision: { type: "string" },
      },
      {
        name: "a huge repetition",
        base: { ...text, pattern: "^((a{1000}){1000}){1000}$" },
        revision: { type: "number" },
      },
      {
        name: "repetitions of nothing",
        base: { ...text, pattern: "^((((){9999}){9999}){9999}){9999}$" },
        revision: false,
      },
      { name: "a huge text", base: { ...text, minLength: 1e9 }, revision: { type: "number" } },
      { name: "a huge list", base: { type: "array", minItems: 1e9, items: text }, revision: { type: "number" } },
      {
        name: "groups in groups",
        base: { ...text, pattern: `${"(".repeat(9_999)}a${")".repeat(9_999)}` },
        revision: false,
      },
      { name: "lists in lists", base: nested(500), revision: { type: "number" } },
    ])("$name", ({ base, revision }) => {
      expect(() => search(base, revision)).not.toThrow();
    });

    it.each([
      { name: "schemas that are each the next one twice", schemas: doubling },
      { name: "schemas that each offer the next one twice", schemas: (last: object) => twice("anyOf", last) },
      { name: "schemas that each hold the next one twice", schemas: (last: object) => twice("properties", last) },
    ])("$name", ({ schemas }) => {
      const [base, revision] = [{ type: "string" }, { type: "number" }].map((last) => ({
        document: { openapi: "3.1.0", components: { schemas: schemas(last) } },
        schema: ref("S0"),
      })) as [{ document: object; schema: unknown }, { document: object; schema: unknown }];
      expect(() => findWitness(base, revision, "request")).not.toThrow();
    });

    it("and finds the one of 100,000 values that goes", () => {
      const document = documentOf([], "request");
      const [base, revision] = [100_000, 99_999].map((count) => ({ document, schema: { enum: many(count) } })) as [
        { document: object; schema: unknown },
        { document: object; schema: unknown },
      ];
      const witness = findWitness(base, revision, "request", { milliseconds: 30_000, candidates: 1 });
      expect(witness?.value).toBe("value 99999");
      expect(witness?.reason.length).toBeLessThan(300);
    });

    it("and another proof is found after a search that was stopped", () => {
      const document = documentOf([], "request");
      const find = (base: object, revision: object) =>
        findWitness({ document, schema: base }, { document, schema: revision }, "request", { milliseconds: 100 });
      expect(find({ ...text, minLength: 60 }, { ...text, pattern: "^(a+)+c$" })).toBeUndefined();
      expect(find(text, { ...text, maxLength: 3 })?.value).toBe("aaaa");
    });
  });

  it("is searched no longer than it is asked to", () => {
    const document = documentOf([], "request");
    const [base, revision] = [
      { document, schema: text },
      { document, schema: { ...text, maxLength: 3 } },
    ];
    expect(findWitness(base, revision, "request", { candidates: 0 })).toBeUndefined();
    expect(findWitness(base, revision, "request", { milliseconds: -1 })).toBeUndefined();
  });
});

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}
