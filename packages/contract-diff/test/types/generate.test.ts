import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generateTypes } from "../../src/types/generate.ts";

const read = (path: string) => parse(readFileSync(new URL(path, import.meta.url), "utf8"));

const pet = {
  oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
  discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
};
const animal = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
const documentOf = (rest: object) => ({ openapi: "3.1.0", info: { title: "Pets", version: "1.0.0" }, ...rest });

describe.each<[what: string, options: object]>([
  ["by default", {}],
  ["with options", { rootTypes: true, defaultNonNullable: false, emptyObjectsUnknown: true, enum: true }],
])("%s", (_, generatorOptions) => {
  it.each([
    ["the own contract", read("../../../../openapi/conomy.yaml")],
    ["a shop", read("shop.yaml")],
    [
      "variants that a discriminator tells apart",
      documentOf({ components: { schemas: { Pet: pet, Cat: animal, Dog: animal } } }),
    ],
    ["webhooks only", documentOf({ webhooks: { moved: { post: { responses: { 200: { description: "Seen." } } } } } })],
  ])("the types of %s are those that openapi-typescript generates", async (_, document) => {
    const expected = astToString(await openapiTS(JSON.stringify(document), { ...generatorOptions, silent: true }));
    expect(await generateTypes("base", document, { generatorOptions, aliases: undefined })).toBe(expected);
  });
});

it("a document with two operations of one id has no types", async () => {
  const get = { operationId: "read", responses: { 200: { description: "It." } } };
  const twice = documentOf({ paths: { "/a": { get }, "/b": { get } } });
  const types = generateTypes("base", twice as never, { generatorOptions: {}, aliases: undefined });
  await expect(types).rejects.toThrow(/^The types of the base cannot be generated: .*operationId/);
});
