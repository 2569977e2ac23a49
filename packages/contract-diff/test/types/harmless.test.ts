import { describe, expect, test } from "vitest";
import { apply, type Edit, impactsOf, shop, table } from "./helpers.ts";

describe("what breaks nothing", () => {
  table(shop, [
    {
      name: "descriptions",
      edits: [
        ["title: Shop", "title: Shop of ours"],
        ["description: Hits.", "description: What was found."],
      ],
    },
    { name: "examples", edits: [["total: { type: number }", "total: { type: number, examples: [3] }"]] },
    { name: "defaults", edits: [["count: { type: integer }", "count: { type: integer, default: 1 }"]] },
    {
      name: "bounds, patterns and formats",
      edits: [["sku: { type: string }", "sku: { type: string, pattern: ^A, maxLength: 9, format: uuid }"]],
    },
    { name: "integers", edits: [["total: { type: number }", "total: { type: integer }"]] },
    {
      name: "key order",
      edits: [
        ["last4: { type: string }", "x: 1"],
        ["{ kind: { const: card }, x: 1 }", "{ last4: { type: string }, kind: { const: card } }"],
      ],
    },
    { name: "an enum in another order", edits: [["[open, paid, sent]", "[sent, open, paid]"]] },
    {
      name: "a type list for anyOf",
      edits: [["amount: { type: [string, number] }", "amount: { anyOf: [{ type: number }, { type: string }] }"]],
    },
    {
      name: "oneOf of const for an enum",
      edits: [
        [
          "Status: { type: string, enum: [open, paid, sent] }",
          "Status: { oneOf: [{ const: open }, { const: paid }, { const: sent }] }",
        ],
      ],
    },
    {
      name: "an object split into an allOf",
      edits: [
        [
          "Line: { type: object, required: [sku], properties: { sku: { type: string }, count: { type: integer } } }",
          "Line: { allOf: [{ type: object, required: [sku], properties: { sku: { type: string } } }, { type: object, properties: { count: { type: integer } } }] }",
        ],
      ],
    },
    {
      name: "a parameter moved to its path",
      edits: [
        [/ +- \$ref: "#\/components\/parameters\/Trace"\n/, ""],
        ["    get:\n", '      - $ref: "#/components/parameters/Trace"\n    get:\n'],
      ],
    },
    {
      name: "an inlined schema that stays",
      edits: [
        ['status: { $ref: "#/components/schemas/Status" }', "status: { type: string, enum: [open, paid, sent] }"],
      ],
    },
    { name: "an error status in a range", edits: [['"404":', '"4XX":']] },
    {
      name: "security and servers",
      edits: [["paths:\n", "servers: [{ url: https://shop.example }]\nsecurity: []\npaths:\n"]],
    },
  ]);

  test.each([
    [
      "a new property of a response",
      [["total: { type: number }", "total: { type: number }\n        tax: { type: number }"]],
    ],
    [
      "a new property that may be sent",
      [["coupon: { type: string }", "coupon: { type: string }\n        tax: { type: number }"]],
    ],
    [
      "a new parameter that may be sent",
      [
        [
          "        - { name: expand",
          "        - { name: page, in: query, schema: { type: integer } }\n        - { name: expand",
        ],
      ],
    ],
    [
      "a new operation",
      [
        [
          "  /search:\n",
          "  /ping:\n    get: { operationId: ping, responses: { '204': { description: Pong. } } }\n  /search:\n",
        ],
      ],
    ],
    [
      "a new schema",
      [
        [
          "    Line: {",
          "    Shelf: { type: object, required: [at], properties: { at: { type: string } } }\n    Line: {",
        ],
      ],
    ],
    ["an operationId where there was none", [["    post:\n", "    post:\n      operationId: search\n"]]],
  ] satisfies [string, Edit[]][])("%s", async (_name, edits) => {
    expect(await impactsOf(shop, apply(shop, edits))).toEqual([]);
  });
});
