import { expect, it } from "vitest";
import { operationsOf } from "../../src/change.ts";
import { rateDocuments } from "../compare-schemas.ts";

/** `POST /a`, `POST /b` and `POST /c`, each with a response that is a component. */
function using(responses: object, ...names: string[]): object {
  const paths = ["/a", "/b", "/c"].map((path, index) => {
    const response = { $ref: `#/components/responses/${names[index]}` };
    return [path, { post: { responses: { 200: response } } }] as const;
  });
  const info = { title: "Swaps", version: "1.0.0" };
  return { openapi: "3.1.0", info, paths: Object.fromEntries(paths), components: { responses } };
}

const [one, other] = [{ description: "One." }, { description: "Another." }];

it.each<[name: string, base: object, revision: object]>([
  [
    "both are there before and after",
    using({ one, other }, ..."one other one".split(" ")),
    using({ one, other }, ..."other other other".split(" ")),
  ],
  [
    "one goes and the other comes",
    using({ one }, ..."one one one".split(" ")),
    using({ other, same: one }, ..."other same other".split(" ")),
  ],
])("a description behind a swapped response is told of those who swapped it: %s", async (_, base, revision) => {
  const changes = await rateDocuments(base, revision);
  const edited = changes.filter(({ property }) => property === "description");
  expect(edited.map(operationsOf)).toEqual([["POST /a", "POST /c"]]);
});
