import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("what consumers write", () => {
  table(shop, [
    [
      "removed",
      [[/ +coupon: .*\n/, ""]],
      ["request: `OrderInput.coupon` is gone: code that sets it stops compiling."],
      [],
    ],
    [
      "renamed",
      [["coupon: {", "voucher: {"]],
      ["request: `OrderInput.coupon` is gone, perhaps it is `voucher` now: code that sets it stops compiling."],
      ["request: `OrderInput.voucher` is gone, perhaps it is `coupon` now: code that sets it stops compiling."],
    ],
    [
      "renamed and required",
      [
        ["coupon: {", "voucher: {"],
        ["[status, lines]", "[status, lines, voucher]"],
      ],
      [
        "request: `OrderInput.coupon` is gone, and `voucher`, of the same type, is required: code that sets it stops compiling.",
      ],
      ["request: `OrderInput.voucher` is gone, perhaps it is `coupon` now: code that sets it stops compiling."],
    ],
    [
      "required",
      [["[status, lines]", "[status, lines, coupon]"]],
      ["request: `OrderInput.coupon` is required now: code that leaves it out stops compiling."],
      [],
    ],
    [
      "new required",
      [
        ["coupon: { type: string }", "coupon: { type: string }\n        age: { type: integer }"],
        ["[status, lines]", "[status, lines, age]"],
      ],
      ["request: `OrderInput.age` is new and required: code that does not set it stops compiling."],
      ["request: `OrderInput.age` is gone: code that sets it stops compiling."],
    ],
    [
      "type",
      [["coupon: { type: string }", "coupon: { type: boolean }"]],
      [
        "request: `OrderInput.coupon` takes `boolean` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      [
        "request: `OrderInput.coupon` takes `string` where it took `boolean`: code that sets it to `boolean` stops compiling.",
      ],
    ],
    [
      "type narrowed",
      [["amount: { type: [string, number] }", "amount: { type: string }"]],
      ["request: `OrderInput.amount` no longer takes `number`: code that passes it stops compiling."],
      [],
    ],
    [
      "null refused",
      [
        ["shipTo:", "shipTo2: { type: string }\n        shipTo:"],
        [/gift: \{ type: \[string, "null"\] \}\n( +)amount/, "gift: { type: string }\n$1amount"],
      ],
      ["request: `OrderInput.gift` no longer takes null: code that sets it to null stops compiling."],
      ["request: `OrderInput.shipTo2` is gone: code that sets it stops compiling."],
    ],
    [
      "enum both",
      [["[open, paid, sent]", "[open, paid, gone]"]],
      [
        'request: `Status` no longer takes `"sent"`: code that passes it stops compiling.',
        'response: `Status` may now be `"gone"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
      [
        'request: `Status` no longer takes `"gone"`: code that passes it stops compiling.',
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
    ],
    [
      "enum value removed",
      [["[open, paid, sent]", "[open, paid]"]],
      ['request: `Status` no longer takes `"sent"`: code that passes it stops compiling.'],
      [
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
    ],
    [
      "shared element",
      [["count: { type: integer }", "amount: { type: integer }"]],
      [
        "request: `Line.count` is gone, perhaps it is `amount` now: code that sets it stops compiling.",
        "response: `Line.count` is gone, perhaps it is `amount` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "request: `Line.amount` is gone, perhaps it is `count` now: code that sets it stops compiling.",
        "response: `Line.amount` is gone, perhaps it is `count` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "nested inline",
      [["floor: {", "level: {"]],
      ["request: `OrderInput.shipTo.floor` is gone, perhaps it is `level` now: code that sets it stops compiling."],
      ["request: `OrderInput.shipTo.level` is gone, perhaps it is `floor` now: code that sets it stops compiling."],
    ],
    [
      "nested in an inline body",
      [["from: { type: integer }", "from: { type: string }"]],
      [
        "request: `POST /search request page.from` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
      ],
      [
        "request: `POST /search request page.from` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
      ],
    ],
    [
      "nested required in inline",
      [["required: [size]", "required: [size, from]"]],
      ["request: `POST /search request page.from` is required now: code that leaves it out stops compiling."],
      [],
    ],
    [
      "in elements of inline",
      [["field: { type: string }, ", ""]],
      ["request: `POST /search request filters[].field` is gone: code that sets it stops compiling."],
      [],
    ],
    [
      "map closed",
      [
        [
          "labels: { type: object, additionalProperties: { type: string } }",
          "labels: { type: object, properties: { a: { type: string } } }",
        ],
      ],
      [
        "request: `OrderInput.labels` no longer takes properties of any name: code that sets an undeclared one stops compiling.",
      ],
      [],
    ],
    [
      "map of another type",
      [["additionalProperties: { type: string }", "additionalProperties: { type: number }"]],
      [
        "request: `OrderInput.labels[key]` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      [
        "request: `OrderInput.labels[key]` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
      ],
    ],
    [
      "body required",
      [["      requestBody:\n        content", "      requestBody:\n        required: true\n        content"]],
      ["request: `POST /search` requires a body now: code that calls it without one stops compiling."],
      [],
    ],
    [
      "body gone",
      [[/ +requestBody:\n +required: true\n.*\n/, ""]],
      ["request: `PUT /orders/{order-id}` no longer takes a body: code that sends one stops compiling."],
      ["request: `PUT /orders/{order-id}` requires a body now: code that calls it without one stops compiling."],
    ],
    [
      "media type",
      [
        [
          'content: { application/json: { schema: { $ref: "#/components/schemas/OrderInput"',
          'content: { application/merge-patch+json: { schema: { $ref: "#/components/schemas/OrderInput"',
        ],
      ],
      [
        "request: `PUT /orders/{order-id} request application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that sends it stops compiling.",
      ],
      [
        "request: `PUT /orders/{order-id} request application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that sends it stops compiling.",
      ],
    ],
    [
      "media type added",
      [
        [
          '{ schema: { $ref: "#/components/schemas/OrderInput" } } }',
          '{ schema: { $ref: "#/components/schemas/OrderInput" } }, text/csv: { schema: { type: string } } }',
        ],
      ],
      [],
      [
        "request: `PUT /orders/{order-id} request text/csv` is gone as a type of body: code that sends it stops compiling.",
      ],
    ],
    [
      "parameter removed",
      [[/ +- \{ name: expand.*\n/, ""]],
      ["request: `GET /orders/{order-id} query expand` is gone: code that sets it stops compiling."],
      [],
    ],
    [
      "parameter renamed",
      [["name: expand", "name: include"]],
      [
        "request: `GET /orders/{order-id} query expand` is gone, perhaps it is `include` now: code that sets it stops compiling.",
      ],
      [
        "request: `GET /orders/{order-id} query include` is gone, perhaps it is `expand` now: code that sets it stops compiling.",
      ],
    ],
    [
      "parameter required",
      [["name: expand, in: query,", "name: expand, in: query, required: true,"]],
      ["request: `GET /orders/{order-id} query expand` is required now: code that leaves it out stops compiling."],
      [],
    ],
    [
      "parameter added",
      [
        [
          "        - { name: expand",
          "        - { name: page, in: query, required: true, schema: { type: integer } }\n        - { name: expand",
        ],
      ],
      ["request: `GET /orders/{order-id} query page` is new and required: code that does not set it stops compiling."],
      ["request: `GET /orders/{order-id} query page` is gone: code that sets it stops compiling."],
    ],
    [
      "parameter type",
      [["enum: [lines, payer]", "enum: [lines]"]],
      [
        'request: `GET /orders/{order-id} query expand` no longer takes `"payer"`: code that passes it stops compiling.',
      ],
      [],
    ],
    [
      "shared parameter",
      [["Trace: { name: trace, in: header, required: false", "Trace: { name: trace, in: header, required: true"]],
      [
        "request: `/orders/{order-id} header trace` is required now: code that leaves it out stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
      [],
    ],
    [
      "shared parameter renamed",
      [["name: trace", "name: x-trace"]],
      [
        "request: `/orders/{order-id} header trace` is gone, perhaps it is `x-trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
      [
        "request: `/orders/{order-id} header x-trace` is gone, perhaps it is `trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
    ],
  ]);
});
