import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("what consumers write", () => {
  table(shop, [
    {
      name: "removed",
      edits: [[/ +coupon: .*\n/, ""]],
      breaks: ["request: `OrderInput.coupon` is gone: code that sets it stops compiling."],
    },
    {
      name: "renamed",
      edits: [["coupon: {", "voucher: {"]],
      breaks: ["request: `OrderInput.coupon` is gone, perhaps it is `voucher` now: code that sets it stops compiling."],
      undoingBreaks: [
        "request: `OrderInput.voucher` is gone, perhaps it is `coupon` now: code that sets it stops compiling.",
      ],
    },
    {
      name: "renamed and required",
      edits: [
        ["coupon: {", "voucher: {"],
        ["[status, lines]", "[status, lines, voucher]"],
      ],
      breaks: [
        "request: `OrderInput.coupon` is gone, and `voucher`, of the same type, is required: code that sets it stops compiling.",
      ],
      undoingBreaks: [
        "request: `OrderInput.voucher` is gone, perhaps it is `coupon` now: code that sets it stops compiling.",
      ],
    },
    {
      name: "required",
      edits: [["[status, lines]", "[status, lines, coupon]"]],
      breaks: ["request: `OrderInput.coupon` is required now: code that leaves it out stops compiling."],
    },
    {
      name: "new required",
      edits: [
        ["coupon: { type: string }", "coupon: { type: string }\n        age: { type: integer }"],
        ["[status, lines]", "[status, lines, age]"],
      ],
      breaks: ["request: `OrderInput.age` is new and required: code that does not set it stops compiling."],
      undoingBreaks: ["request: `OrderInput.age` is gone: code that sets it stops compiling."],
    },
    {
      name: "type",
      edits: [["coupon: { type: string }", "coupon: { type: boolean }"]],
      breaks: [
        "request: `OrderInput.coupon` takes `boolean` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      undoingBreaks: [
        "request: `OrderInput.coupon` takes `string` where it took `boolean`: code that sets it to `boolean` stops compiling.",
      ],
    },
    {
      name: "type narrowed",
      edits: [["amount: { type: [string, number] }", "amount: { type: string }"]],
      breaks: ["request: `OrderInput.amount` no longer takes `number`: code that passes it stops compiling."],
    },
    {
      name: "null refused",
      edits: [
        ["shipTo:", "shipTo2: { type: string }\n        shipTo:"],
        [/gift: \{ type: \[string, "null"\] \}\n( +)amount/, "gift: { type: string }\n$1amount"],
      ],
      breaks: ["request: `OrderInput.gift` no longer takes null: code that sets it to null stops compiling."],
      undoingBreaks: ["request: `OrderInput.shipTo2` is gone: code that sets it stops compiling."],
    },
    {
      name: "enum both",
      edits: [["[open, paid, sent]", "[open, paid, gone]"]],
      breaks: [
        'request: `Status` no longer takes `"sent"`: code that passes it stops compiling.',
        'response: `Status` may now be `"gone"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
      undoingBreaks: [
        'request: `Status` no longer takes `"gone"`: code that passes it stops compiling.',
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
    },
    {
      name: "enum value removed",
      edits: [["[open, paid, sent]", "[open, paid]"]],
      breaks: ['request: `Status` no longer takes `"sent"`: code that passes it stops compiling.'],
      undoingBreaks: [
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
    },
    {
      name: "shared element",
      edits: [["count: { type: integer }", "amount: { type: integer }"]],
      breaks: [
        "request: `Line.count` is gone, perhaps it is `amount` now: code that sets it stops compiling.",
        "response: `Line.count` is gone, perhaps it is `amount` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "request: `Line.amount` is gone, perhaps it is `count` now: code that sets it stops compiling.",
        "response: `Line.amount` is gone, perhaps it is `count` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "nested inline",
      edits: [["floor: {", "level: {"]],
      breaks: [
        "request: `OrderInput.shipTo.floor` is gone, perhaps it is `level` now: code that sets it stops compiling.",
      ],
      undoingBreaks: [
        "request: `OrderInput.shipTo.level` is gone, perhaps it is `floor` now: code that sets it stops compiling.",
      ],
    },
    {
      name: "nested in an inline body",
      edits: [["from: { type: integer }", "from: { type: string }"]],
      breaks: [
        "request: `POST /search request page.from` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
      ],
      undoingBreaks: [
        "request: `POST /search request page.from` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
      ],
    },
    {
      name: "nested required in inline",
      edits: [["required: [size]", "required: [size, from]"]],
      breaks: ["request: `POST /search request page.from` is required now: code that leaves it out stops compiling."],
    },
    {
      name: "in elements of inline",
      edits: [["field: { type: string }, ", ""]],
      breaks: ["request: `POST /search request filters[].field` is gone: code that sets it stops compiling."],
    },
    {
      name: "map closed",
      edits: [
        [
          "labels: { type: object, additionalProperties: { type: string } }",
          "labels: { type: object, properties: { a: { type: string } } }",
        ],
      ],
      breaks: [
        "request: `OrderInput.labels` no longer takes properties of any name: code that sets an undeclared one stops compiling.",
      ],
    },
    {
      name: "map of another type",
      edits: [["additionalProperties: { type: string }", "additionalProperties: { type: number }"]],
      breaks: [
        "request: `OrderInput.labels[key]` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      undoingBreaks: [
        "request: `OrderInput.labels[key]` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
      ],
    },
    {
      name: "body required",
      edits: [["      requestBody:\n        content", "      requestBody:\n        required: true\n        content"]],
      breaks: ["request: `POST /search` requires a body now: code that calls it without one stops compiling."],
    },
    {
      name: "body gone",
      edits: [[/ +requestBody:\n +required: true\n.*\n/, ""]],
      breaks: ["request: `PUT /orders/{order-id}` no longer takes a body: code that sends one stops compiling."],
      undoingBreaks: [
        "request: `PUT /orders/{order-id}` requires a body now: code that calls it without one stops compiling.",
      ],
    },
    {
      name: "media type",
      edits: [
        [
          'content: { application/json: { schema: { $ref: "#/components/schemas/OrderInput"',
          'content: { application/merge-patch+json: { schema: { $ref: "#/components/schemas/OrderInput"',
        ],
      ],
      breaks: [
        "request: `PUT /orders/{order-id} request application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that sends it stops compiling.",
      ],
      undoingBreaks: [
        "request: `PUT /orders/{order-id} request application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that sends it stops compiling.",
      ],
    },
    {
      name: "media type added",
      edits: [
        [
          '{ schema: { $ref: "#/components/schemas/OrderInput" } } }',
          '{ schema: { $ref: "#/components/schemas/OrderInput" } }, text/csv: { schema: { type: string } } }',
        ],
      ],
      undoingBreaks: [
        "request: `PUT /orders/{order-id} request text/csv` is gone as a type of body: code that sends it stops compiling.",
      ],
    },
    {
      name: "parameter removed",
      edits: [[/ +- \{ name: expand.*\n/, ""]],
      breaks: ["request: `GET /orders/{order-id} query expand` is gone: code that sets it stops compiling."],
    },
    {
      name: "parameter renamed",
      edits: [["name: expand", "name: include"]],
      breaks: [
        "request: `GET /orders/{order-id} query expand` is gone, perhaps it is `include` now: code that sets it stops compiling.",
      ],
      undoingBreaks: [
        "request: `GET /orders/{order-id} query include` is gone, perhaps it is `expand` now: code that sets it stops compiling.",
      ],
    },
    {
      name: "parameter required",
      edits: [["name: expand, in: query,", "name: expand, in: query, required: true,"]],
      breaks: [
        "request: `GET /orders/{order-id} query expand` is required now: code that leaves it out stops compiling.",
      ],
    },
    {
      name: "parameter added",
      edits: [
        [
          "        - { name: expand",
          "        - { name: page, in: query, required: true, schema: { type: integer } }\n        - { name: expand",
        ],
      ],
      breaks: [
        "request: `GET /orders/{order-id} query page` is new and required: code that does not set it stops compiling.",
      ],
      undoingBreaks: ["request: `GET /orders/{order-id} query page` is gone: code that sets it stops compiling."],
    },
    {
      name: "parameter type",
      edits: [["enum: [lines, payer]", "enum: [lines]"]],
      breaks: [
        'request: `GET /orders/{order-id} query expand` no longer takes `"payer"`: code that passes it stops compiling.',
      ],
    },
    {
      name: "shared parameter",
      edits: [
        ["Trace: { name: trace, in: header, required: false", "Trace: { name: trace, in: header, required: true"],
      ],
      breaks: [
        "request: `/orders/{order-id} header trace` is required now: code that leaves it out stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
    },
    {
      name: "shared parameter renamed",
      edits: [["name: trace", "name: x-trace"]],
      breaks: [
        "request: `/orders/{order-id} header trace` is gone, perhaps it is `x-trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
      undoingBreaks: [
        "request: `/orders/{order-id} header x-trace` is gone, perhaps it is `trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
    },
  ]);
});
