import { describe, expect, test } from "vitest";
import { apply, type Edit, impactsOf, shop, table } from "./helpers.ts";

describe("what breaks nothing", () => {
  table(shop, [
    [
      "descriptions",
      [
        ["title: Shop", "title: Shop of ours"],
        ["description: Hits.", "description: What was found."],
      ],
      [],
      [],
    ],
    ["examples", [["total: { type: number }", "total: { type: number, examples: [3] }"]], [], []],
    ["defaults", [["count: { type: integer }", "count: { type: integer, default: 1 }"]], [], []],
    [
      "bounds, patterns and formats",
      [["sku: { type: string }", "sku: { type: string, pattern: ^A, maxLength: 9, format: uuid }"]],
      [],
      [],
    ],
    ["integers", [["total: { type: number }", "total: { type: integer }"]], [], []],
    [
      "key order",
      [
        ["last4: { type: string }", "x: 1"],
        ["{ kind: { const: card }, x: 1 }", "{ last4: { type: string }, kind: { const: card } }"],
      ],
      [],
      [],
    ],
    ["an enum in another order", [["[open, paid, sent]", "[sent, open, paid]"]], [], []],
    [
      "a type list for anyOf",
      [["amount: { type: [string, number] }", "amount: { anyOf: [{ type: number }, { type: string }] }"]],
      [],
      [],
    ],
    [
      "oneOf of const for an enum",
      [
        [
          "Status: { type: string, enum: [open, paid, sent] }",
          "Status: { oneOf: [{ const: open }, { const: paid }, { const: sent }] }",
        ],
      ],
      [],
      [],
    ],
    [
      "an object split into an allOf",
      [
        [
          "Line: { type: object, required: [sku], properties: { sku: { type: string }, count: { type: integer } } }",
          "Line: { allOf: [{ type: object, required: [sku], properties: { sku: { type: string } } }, { type: object, properties: { count: { type: integer } } }] }",
        ],
      ],
      [],
      [],
    ],
    [
      "a parameter moved to its path",
      [
        [/ +- \$ref: "#\/components\/parameters\/Trace"\n/, ""],
        ["    get:\n", '      - $ref: "#/components/parameters/Trace"\n    get:\n'],
      ],
      [],
      [],
    ],
    [
      "an inlined schema that stays",
      [['status: { $ref: "#/components/schemas/Status" }', "status: { type: string, enum: [open, paid, sent] }"]],
      [],
      [],
    ],
    ["an error status in a range", [['"404":', '"4XX":']], [], []],
    [
      "security and servers",
      [["paths:\n", "servers: [{ url: https://shop.example }]\nsecurity: []\npaths:\n"]],
      [],
      [],
    ],
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
