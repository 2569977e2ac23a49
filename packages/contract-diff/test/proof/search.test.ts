import { describe, expect, it } from "vitest";
import { findWitness } from "../../src/proof/search.ts";
import { documentOf } from "../compare-schemas.ts";

const text = { type: "string" };
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

function search(before: unknown, after: unknown, direction: "request" | "response" = "request", openapi = "3.1.0") {
  const document = documentOf([], direction, openapi);
  return findWitness({ document, schema: before }, { document, schema: after }, direction);
}

describe("a witness", () => {
  it("is a request that was accepted and is not any more", () => {
    const before = object({ name: text }, { required: ["name"] });
    const after = object({ name: { ...text, maxLength: 3 } }, { required: ["name"] });
    expect(search(before, after)).toEqual({
      value: { name: "aaaa" },
      acceptedBy: "base",
      direction: "request",
      reason: "name must NOT have more than 3 characters",
    });
  });

  it("is a response that could not be sent before", () => {
    expect(search(text, { type: ["string", "null"] }, "response")).toEqual({
      value: null,
      acceptedBy: "revision",
      direction: "response",
      reason: "the value must be string",
    });
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
    const before = object({ a: text, b: text }, { additionalProperties: false });
    const after = object({ a: text }, { additionalProperties: false });
    expect(search(before, after)).toMatchObject({
      value: { b: "" },
      reason: "the value must NOT have additional properties: b",
    });
  });

  it("uses any key of a map", () => {
    const map = (maximum: number) => ({ type: "object", additionalProperties: { type: "number", maximum } });
    expect(search(map(9), map(5))?.value).toEqual({ key: 9 });
  });

  it("leaves what is only read out of requests, and what is only written out of responses", () => {
    const before = object({ id: text, name: text });
    const required = (flag: string) => object({ id: { ...text, [flag]: true }, name: text }, { required: ["id"] });
    expect(search(before, required("readOnly"), "request")).toBeUndefined();
    expect(search(before, required("writeOnly"), "request")?.value).toEqual({});
    expect(search(required("writeOnly"), required("writeOnly"), "response")).toBeUndefined();
    expect(search(required("readOnly"), before, "response")?.value).toEqual({});
    const split = { allOf: [object({ id: { ...text, readOnly: true } }), { required: ["id"] }] };
    expect(search(before, split, "request")).toBeUndefined();
  });

  it("speaks OpenAPI 3.0", () => {
    const nullable = { ...text, nullable: true };
    expect(search(nullable, text, "request", "3.0.3")?.value).toBe(null);
    expect(search(nullable, text, "request", "3.1.0")).toBeUndefined();
    const below = (exclusiveMaximum: boolean) => ({ type: "integer", maximum: 5, exclusiveMaximum });
    expect(search(below(false), below(true), "request", "3.0.3")?.value).toBe(5);
  });

  it("tries what the contract gives as examples", () => {
    const before = { type: "string", pattern: "^(?=.*\\d)(?=.*[a-z]).{4}$", example: "ab12" };
    expect(search(before, { ...before, maxLength: 3 })?.value).toBe("ab12");
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
