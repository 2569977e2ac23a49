import { describe, expect, test } from "vitest";
import { apply, conomy, type Edit, expectProven, impactsOf, linesOf, shop } from "./helpers.ts";

/** A document of one operation that takes a schema and returns it. */
const echo = (schema: string, head = "openapi: 3.1.0") => `${head}
info: { title: Echo, version: 1.0.0 }
paths:
  /echo:
    post:
      operationId: echo
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Echo" } } } }
      responses: { "204": { description: Done. } }
components: { schemas: { Echo: ${schema} } }
`;

describe("literals", () => {
  const text = (...names: string[]) =>
    `{ type: object, properties: { ${names.map((name) => `${name}: { type: string }`).join(", ")} } }`;

  test("properties of members of a union that another member stands for are found", async () => {
    const base = echo(`{ oneOf: [${text("a", "c")}, ${text("b", "c")}] }`);
    const revision = echo(text("c"));
    const impacts = await impactsOf(base, revision);
    expect(linesOf(impacts)).toEqual([
      "request: `Echo.a` is gone: code that sets it stops compiling.",
      "request: `Echo.b` is gone: code that sets it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
  });

  test("a call of a type that is still assignable and no longer compiles is found", async () => {
    const base = echo(
      "{ type: object, required: [kind], properties: { kind: { enum: [a, b] }, note: { type: string } } }",
    );
    const plain = "{ type: object, required: [kind], properties: { kind: { const: a } } }";
    const noted = "{ type: object, required: [kind], properties: { kind: { const: b }, note: { type: string } } }";
    const revision = echo(`{ oneOf: [${plain}, ${noted}] }`);
    const impacts = await impactsOf(base, revision);
    expect(linesOf(impacts)).toEqual([
      "request: `Echo.note` cannot be set any more as it was: code that sets it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
  });

  test("schemas that contain themselves end", async () => {
    const tree = (leaf: string) =>
      echo(`{ type: object, required: [next], properties: { next: { $ref: "#/components/schemas/Echo" }, ${leaf} } }`);
    const [base, revision] = [tree("a: { type: string }"), tree("b: { type: number }")];
    // No finite value has all that is required, so no call can show the removal.
    expect(await impactsOf(base, revision)).toEqual([]);
    const list = (leaf: string) =>
      echo(
        `{ type: object, properties: { all: { type: array, items: { $ref: "#/components/schemas/Echo" } }, ${leaf} } }`,
      );
    expect(linesOf(await impactsOf(list("a: { type: string }"), list("b: { type: number }")))).toEqual([
      "request: `Echo.a` is gone: code that sets it stops compiling.",
    ]);
  });
});

describe("versions and webhooks", () => {
  test("nullable of 3.0 and null of 3.1 are the same", async () => {
    const old = echo("{ type: object, properties: { a: { type: string, nullable: true } } }", "openapi: 3.0.3");
    const now = echo('{ type: object, properties: { a: { type: [string, "null"] } } }');
    expect(await impactsOf(old, now)).toEqual([]);
    expect(await impactsOf(now, old)).toEqual([]);
  });

  test("JSON is read as YAML is", async () => {
    const { parse } = await import("yaml");
    expect(await impactsOf(shop, JSON.stringify(parse(shop)))).toEqual([]);
  });

  test("consumers read the body of a webhook", async () => {
    const hook = (type: string) => `openapi: 3.1.0
info: { title: Hook, version: 1.0.0 }
webhooks:
  paid:
    post:
      requestBody: { content: { application/json: { schema: { type: object, required: [at], properties: { at: ${type} } } } } }
      responses: { "204": { description: Seen. } }
`;
    const [base, revision] = [hook("{ type: string }"), hook('{ type: [string, "null"] }')];
    const impacts = await impactsOf(base, revision);
    expect(linesOf(impacts)).toEqual([
      "response: `POST paid request at` may now be null: code that calls a string method on it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
    expect(await impactsOf(revision, base)).toEqual([]);
  });

  test("a first version breaks nothing", async () => {
    const nothing = "openapi: 3.1.0\ninfo: { title: Nothing yet, version: 0.0.0 }\npaths: {}\n";
    expect(await impactsOf(nothing, conomy)).toEqual([]);
    const gone = await impactsOf(conomy, nothing);
    expect(gone.map(({ subject }) => subject)).toContain("PATCH /customers/{customer-id}");
    await expectProven(gone, conomy, nothing);
  });
});

describe("one cause", () => {
  const zoo = `openapi: 3.1.0
info: { title: Zoo, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All.
          content:
            application/json:
              schema: { type: array, items: { oneOf: [{ $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Cat" }] } }
components:
  schemas:
    Animal:
      type: object
      required: [kind, name]
      properties: { kind: { type: string }, name: { type: string }, age: { type: integer } }
      discriminator: { propertyName: kind, mapping: { dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat" } }
    Dog: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { barks: { type: boolean } } }] }
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { purrs: { type: boolean } } }] }
`;

  test.each([
    [
      ["name: { type: string }", "name: { type: integer }"],
      "is now `number` where it was `string`: code that uses it as `string` stops compiling.",
    ],
    [
      ["required: [kind, name]", "required: [kind]"],
      "may now be undefined: code that calls a string method on it stops compiling.",
    ],
    [
      ["name: { type: string }", 'name: { type: [string, "null"] }'],
      "may now be null: code that calls a string method on it stops compiling.",
    ],
  ] satisfies [Edit, string][])("in a schema that others are composed of is told once: %s", async (edit, message) => {
    const revision = apply(zoo, [edit]);
    const impacts = await impactsOf(zoo, revision);
    expect(linesOf(impacts)).toEqual([`response: \`Animal.name\` ${message}`]);
    expect(impacts[0]?.pointer).toBe("/components/schemas/Animal/properties/name");
    await expectProven(impacts, zoo, revision);
  });

  test("in a member of a union is told for that member", async () => {
    const revision = apply(zoo, [["purrs: {", "purring: {"]]);
    const impacts = await impactsOf(zoo, revision);
    expect(linesOf(impacts)).toEqual([
      "response: `Cat.purrs` is gone, perhaps it is `purring` now: code that reads it stops compiling.",
    ]);
    await expectProven(impacts, zoo, revision);
  });
});

test("a property that only one member of an inline union has is shown by the whole type", async () => {
  const documentOf = (type: string) => `openapi: 3.1.0
info: { title: Pay, version: 1.0.0 }
paths:
  /pay:
    get:
      responses:
        "200":
          description: How.
          content:
            application/json:
              schema:
                oneOf:
                  - { type: object, required: [kind, last4], properties: { kind: { const: card }, last4: ${type} } }
                  - { type: object, required: [kind, change], properties: { kind: { const: cash }, change: { type: number } } }
`;
  const [base, revision] = [documentOf("{ type: string }"), documentOf("{ type: integer }")];
  const impacts = await impactsOf(base, revision);
  expect(linesOf(impacts)).toEqual([
    "response: `GET /pay response 200 last4` is now `number` where it was `string`: code that uses it as `string` stops compiling.",
  ]);
  await expectProven(impacts, base, revision);
});
