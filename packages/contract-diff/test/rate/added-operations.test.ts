import { expect, it } from "vitest";
import { rateDocuments } from "../compare-schemas.ts";

const operation = (operationId: string) => ({ operationId, responses: { 200: { description: "Fine." } } });

function documentOf(paths: object): object {
  return { openapi: "3.1.0", info: { title: "Animals", version: "1.0.0" }, paths };
}

const get = operation("listAnimals");
const base = documentOf({ "/animals": { get } });

it.each([
  [
    "one of a path that was there",
    { "/animals": { get, post: operation("createAnimal") } },
    "`POST /animals` was added.",
  ],
  ["one of a new path", { "/animals": { get }, "/shops": { get: operation("listShops") } }, "`GET /shops` was added."],
  [
    "all of a new path",
    { "/animals": { get }, "/shops": { get: operation("listShops"), post: operation("createShop") } },
    "`GET /shops` and `POST /shops` were added.",
  ],
])("names operations that are new: %s", async (_, paths, message) => {
  expect(await rateDocuments(base, documentOf(paths))).toMatchObject([{ level: "minor", message }]);
});
