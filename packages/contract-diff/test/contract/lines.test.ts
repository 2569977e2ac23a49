import { expect, it } from "vitest";
import type { Change } from "../../src/change.ts";
import { rateTexts } from "../compare-schemas.ts";

/** A contract whose one schema begins in line 11. */
const contract = (schema: string) => `openapi: 3.1.0
info: { title: Lines, version: 1.0.0 }
paths:
  /a:
    get:
      responses:
        "200":
          description: Fine.
          content: { application/json: { schema: { $ref: "#/components/schemas/A" } } }
components:
  schemas:
${schema}`;

const at = (place: Change["base"]) => place && `${place.line}:${place.col}`;

it.each<[name: string, base: string, revision: string, places: (string | undefined)[][]]>([
  [
    "a value of one line",
    "    A:\n      type: object\n      minProperties: 1\n",
    "    A:\n      type: object\n      minProperties: 2\n",
    [["14:7", "14:7"]],
  ],
  [
    "a value below its key",
    "    A:\n      type: object\n      description:\n        One.\n",
    "    A:\n      type: object\n      description: >\n        Another.\n",
    [["14:7", "14:7"]],
  ],
  [
    "a property that comes, as a block",
    "    A:\n      type: object\n      properties:\n        a: { type: string }\n",
    "    A:\n      type: object\n      properties:\n        a: { type: string }\n        b:\n          type: string\n",
    [[undefined, "16:9"]],
  ],
  [
    "a property that goes, in the style of JSON",
    "    A: { type: object, properties: { a: { type: string }, b: { type: string } } }\n",
    "    A: { type: object, properties: { a: { type: string } } }\n",
    [["12:59", undefined]],
  ],
  [
    "an entry of a list",
    "    A:\n      type: object\n      required:\n        - a\n",
    "    A:\n      type: object\n      required:\n        - a\n        - b\n",
    [["14:7", "14:7"]],
  ],
  [
    "what stands behind an alias",
    "    B: &b\n      type: string\n      maxLength: 1\n    A: *b\n",
    "    B: &b\n      type: string\n      maxLength: 2\n    A: *b\n",
    [
      ["14:7", "14:7"],
      ["14:7", "14:7"],
    ],
  ],
])("a change is told with the line of its key: %s", async (_, base, revision, places) => {
  const changes = await rateTexts(contract(base), contract(revision));
  expect(changes.map((change) => [at(change.base), at(change.revision)])).toEqual(places);
});
