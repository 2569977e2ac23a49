import { expect, test } from "vitest";
import { impactsOf, linesOf } from "./helpers.ts";

const document = (paths: string, schemas = "{}") => `openapi: 3.1.0
info: { title: Unrelated, version: 1.0.0 }
paths: ${paths}
components: { schemas: ${schemas} }
`;

test("a path that goes and another one that comes are not called a renaming because neither returns anything", async () => {
  const path = (name: string) => document(`{ ${name}: { delete: { responses: { "204": { description: Done. } } } } }`);
  expect(linesOf(await impactsOf(path("/orders"), path("/customers")))).toEqual([
    "name: `DELETE /orders` is gone: code that calls it stops compiling.",
  ]);
});

test("a path whose new name is alike is called moved", async () => {
  const path = (name: string) => document(`{ ${name}: { delete: { responses: { "204": { description: Done. } } } } }`);
  expect(linesOf(await impactsOf(path("/v1/orders"), path("/v2/orders")))).toEqual([
    "name: The path `/v1/orders` is `/v2/orders` now: code that names it stops compiling.",
  ]);
});

test("a type that goes and another one that comes are not called a renaming because both are texts", async () => {
  const schemas = (name: string) => document("{}", `{ ${name}: { type: string } }`);
  expect(linesOf(await impactsOf(schemas("Colour"), schemas("Weight")))).toEqual([
    "name: The type `Colour` is no longer exported: code that imports it stops compiling.",
  ]);
  expect(linesOf(await impactsOf(schemas("Colour"), schemas("ColourName")))).toEqual([
    "name: The type `Colour` is no longer exported, perhaps it is `ColourName` now: code that imports it stops compiling.",
  ]);
});

test("a type that a known one replaces is not called renamed", async () => {
  const path = (name: string) =>
    `{ /a: { get: { responses: { "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } } } } } }`;
  const base = document(path("Small"), "{ Small: { type: string }, Large: { type: string } }");
  const revision = document(path("Large"), "{ Large: { type: string } }");
  expect(linesOf(await impactsOf(base, revision))).toEqual([
    "name: The type `Small` is no longer exported: code that imports it stops compiling.",
  ]);
});
