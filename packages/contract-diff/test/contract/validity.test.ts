import { expect, it } from "vitest";
import { checkValidity } from "../../src/contract/validity.ts";
import { folderOf, read, withSchema } from "./files.ts";

const check = (base: string, revision: string, others: Record<string, string> = {}) => {
  const folder = folderOf({ "base.yaml": base, "revision.yaml": revision, ...others });
  return checkValidity(read(folder, "base.yaml"), read(folder, "revision.yaml"));
};

const fine = withSchema("{ type: string }");
const wrong = fine.replace("description: Fine.", "describtion: Fine.");

it("refuses a fault that the revision adds, with its file and line", async () => {
  await expect(check(fine, wrong)).rejects.toThrow(/^revision\.yaml:7:9: The field `description` must be present/);
});

it("warns of a fault that the revision inherits, and of one that it repairs", async () => {
  expect(await check(wrong, wrong)).toEqual([
    expect.stringMatching(/^revision\.yaml:7:9: The field `description` .* This was there before\.$/),
    expect.stringMatching(/^revision\.yaml:8:11: Property `describtion` .* This was there before\.$/),
  ]);
  expect(await check(wrong, fine)).toEqual([
    expect.stringMatching(/^base\.yaml:7:9: The field `description` .* This is so in the base only\.$/),
    expect.stringMatching(/^base\.yaml:8:11: Property `describtion` .* This is so in the base only\.$/),
  ]);
});

it("refuses a fault in another file, with that file and line", async () => {
  const message = /^pet\.yaml:2:7: `type` can be one of the following only/;
  const revision = withSchema("{ $ref: pet.yaml }");
  await expect(check(fine, revision, { "pet.yaml": "title: Pet\ntype: text\n" })).rejects.toThrow(message);
});

it.each(["lost.yaml", "#/components/schemas/Lost", "#lost", "broken.yaml"])("refuses a reference to %s", async (to) => {
  const revision = withSchema(`{ $ref: "${to}" }`);
  const message = /^revision\.yaml:11:23: Can't resolve \$ref: /;
  await expect(check(fine, revision, { "broken.yaml": "a: [" })).rejects.toThrow(message);
});

it.each([
  ["a keyword that nobody knows", "{ type: string, nullable: true, optional: 1 }"],
  ["a schema of true", "true"],
  ["schemas of false inside", "{ allOf: [false], not: true, prefixItems: [true], properties: { a: false } }"],
])("takes %s in OpenAPI 3.1, and refuses it in 3.0", async (_, schema) => {
  expect(await check(withSchema(schema), withSchema(schema))).toEqual([]);
  const old = withSchema(schema, "3.0.3");
  await expect(check(withSchema("{ type: string }", "3.0.3"), old)).rejects.toThrow(/^revision\.yaml:11:\d+: /);
});

it("takes an operation without responses in OpenAPI 3.1", async () => {
  const text = 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: { /a: { get: { operationId: a } } }\n';
  expect(await check(text, text)).toEqual([]);
});
