import { expect, test } from "vitest";
import { parse } from "yaml";
import { findImpacts } from "../../src/types/find-impacts.ts";
import { apply, shop } from "./helpers.ts";

const documents = {
  base: { document: parse(shop) },
  revision: { document: parse(apply(shop, [["total: { type: number }", "total: { type: string }"]])) },
};

test("without a package, snippets import the generated file", async () => {
  const [total] = await findImpacts(documents);
  expect(total?.message).toMatch(/^`Order\.total` is now `string` where it was `number`/);
  expect(total?.snippet).toBe(
    [
      'import type { components } from "./openapi.d.ts";',
      "",
      'declare const order: components["schemas"]["Order"];',
      "order.total satisfies number;",
    ].join("\n"),
  );
});

test("snippets import the types from where the consumers do", async () => {
  const [total] = await findImpacts(documents, { importName: "@acme/sdk", generatorOptions: { rootTypes: true } });
  expect(total?.snippet).toMatch(/^import type \{ SchemaOrder \} from "@acme\/sdk";/);
});

test("snippets name what has no alias within the components", async () => {
  const missing = (name: string) => ({
    document: {
      openapi: "3.1.0",
      info: { version: "1.0.0" },
      components: { responses: { [name]: { description: "Not there." } }, schemas: { [name]: { type: "string" } } },
    },
  });
  const options = { aliases: ["schemas"], generatorOptions: { rootTypes: true, rootTypesNoSchemaPrefix: true } };
  const impacts = await findImpacts({ base: missing("NotFound"), revision: missing("Gone") }, options);
  expect(impacts.map(({ snippet }) => snippet.split("\n").at(-1))).toEqual([
    "declare const value: NotFound;",
    'declare const value: components["responses"]["NotFound"];',
  ]);
});
