import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("what consumers read", () => {
  table(shop, [
    {
      name: "null",
      edits: [["total: { type: number }", 'total: { type: [number, "null"] }']],
      breaks: [
        "response: `Order.total` may now be null: code that calculates with it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "null beside undefined",
      edits: [["note: { type: string }", 'note: { type: [string, "null"] }']],
      breaks: [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "optional",
      edits: [["[id, status, total, lines, pay]", "[status, total, lines, pay]"]],
      breaks: [
        "response: `Order.id` may now be undefined: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "optional object",
      edits: [["[id, status, total, lines, pay]", "[id, status, total, lines]"]],
      breaks: [
        "response: `Order.pay` may now be undefined: code that reads what is in it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "type",
      edits: [["total: { type: number }", "total: { type: string }"]],
      breaks: [
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "type widened",
      edits: [["total: { type: number }", "total: { type: [number, string] }"]],
      breaks: [
        "response: `Order.total` may now also be `string`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "removed",
      edits: [[/ +note: .*\n/, ""]],
      breaks: [
        "response: `Order.note` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "renamed",
      edits: [["note: {", "remark: {"]],
      breaks: [
        "response: `Order.note` is gone, perhaps it is `remark` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.remark` is gone, perhaps it is `note` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "nested renamed",
      edits: [["unit: {", "measure: {"]],
      breaks: [
        "response: `Order.size.unit` is gone, perhaps it is `measure` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.size.measure` is gone, perhaps it is `unit` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "inline response",
      edits: [["took: { type: number }", "took: { type: boolean }"]],
      breaks: [
        "response: `POST /search response 200 took` is now `boolean` where it was `number`: code that uses it as `number` stops compiling.",
      ],
      undoingBreaks: [
        "response: `POST /search response 200 took` is now `number` where it was `boolean`: code that uses it as `boolean` stops compiling.",
      ],
    },
    {
      name: "element",
      edits: [['items: { $ref: "#/components/schemas/Order" } }, took', "items: { type: string } }, took"]],
      breaks: [
        "response: `POST /search response 200 hits[]` is now `string` where it was `Order`: code that uses it as `Order` stops compiling.",
      ],
      undoingBreaks: [
        "response: `POST /search response 200 hits[]` is now `Order` where it was `string`: code that uses it as `string` stops compiling.",
      ],
    },
    {
      name: "union gains",
      edits: [
        [
          '{ $ref: "#/components/schemas/Cash" }]',
          '{ $ref: "#/components/schemas/Cash" }, { type: object, required: [kind], properties: { kind: { const: bank } } }]',
        ],
      ],
      breaks: [
        'response: `Order.pay` may now also be `{ kind: "bank"; }`: code that uses it as one of several types stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
    },
    {
      name: "in a union",
      edits: [["last4: { type: string }", "last4: { type: number }"]],
      breaks: [
        "response: `Card.last4` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Card.last4` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "in a union removed",
      edits: [["change: { type: number }", "rest: { type: string }"]],
      breaks: [
        "response: `Cash.change` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Cash.rest` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "status gone",
      edits: [['"204":', '"202":']],
      breaks: [
        "response: `PUT /orders/{order-id} response 204` is no longer returned, perhaps it is `202` now: code that reads that response stops compiling.",
      ],
      undoingBreaks: [
        "response: `PUT /orders/{order-id} response 202` is no longer returned, perhaps it is `204` now: code that reads that response stops compiling.",
      ],
    },
    {
      name: "status added",
      edits: [['        "404":', '        "201": { description: New. }\n        "404":']],
      undoingBreaks: [
        "response: `GET /orders/{order-id} response 201` is no longer returned: code that reads that response stops compiling.",
      ],
    },
    { name: "error gone", edits: [[/ +"404".*\n/, ""]] },
    {
      name: "media",
      edits: [["It., content: { application/json:", "It., content: { text/plain:"]],
      breaks: [
        "response: `GET /orders/{order-id} response 200 application/json` is gone as a type of body, perhaps it is `text/plain` now: code that reads it stops compiling.",
      ],
      undoingBreaks: [
        "response: `GET /orders/{order-id} response 200 text/plain` is gone as a type of body, perhaps it is `application/json` now: code that reads it stops compiling.",
      ],
    },
    {
      name: "content gone",
      edits: [[/(It\.), content: .* \}/, "$1 }"]],
      breaks: [
        "response: `GET /orders/{order-id} response 200 application/json` is gone as a type of body: code that reads it stops compiling.",
      ],
    },
  ]);
});
