import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("what consumers read", () => {
  table(shop, [
    [
      "null",
      [["total: { type: number }", 'total: { type: [number, "null"] }']],
      [
        "response: `Order.total` may now be null: code that calculates with it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "null beside undefined",
      [["note: { type: string }", 'note: { type: [string, "null"] }']],
      [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "optional",
      [["[id, status, total, lines, pay]", "[status, total, lines, pay]"]],
      [
        "response: `Order.id` may now be undefined: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "optional object",
      [["[id, status, total, lines, pay]", "[id, status, total, lines]"]],
      [
        "response: `Order.pay` may now be undefined: code that reads what is in it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "type",
      [["total: { type: number }", "total: { type: string }"]],
      [
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "type widened",
      [["total: { type: number }", "total: { type: [number, string] }"]],
      [
        "response: `Order.total` may now also be `string`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "removed",
      [[/ +note: .*\n/, ""]],
      [
        "response: `Order.note` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "renamed",
      [["note: {", "remark: {"]],
      [
        "response: `Order.note` is gone, perhaps it is `remark` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.remark` is gone, perhaps it is `note` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "nested renamed",
      [["unit: {", "measure: {"]],
      [
        "response: `Order.size.unit` is gone, perhaps it is `measure` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.size.measure` is gone, perhaps it is `unit` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "inline response",
      [["took: { type: number }", "took: { type: boolean }"]],
      [
        "response: `POST /search response 200 took` is now `boolean` where it was `number`: code that uses it as `number` stops compiling.",
      ],
      [
        "response: `POST /search response 200 took` is now `number` where it was `boolean`: code that uses it as `boolean` stops compiling.",
      ],
    ],
    [
      "element",
      [['items: { $ref: "#/components/schemas/Order" } }, took', "items: { type: string } }, took"]],
      [
        "response: `POST /search response 200 hits[]` is now `string` where it was `Order`: code that uses it as `Order` stops compiling.",
      ],
      [
        "response: `POST /search response 200 hits[]` is now `Order` where it was `string`: code that uses it as `string` stops compiling.",
      ],
    ],
    [
      "union gains",
      [
        [
          '{ $ref: "#/components/schemas/Cash" }]',
          '{ $ref: "#/components/schemas/Cash" }, { type: object, required: [kind], properties: { kind: { const: bank } } }]',
        ],
      ],
      [
        'response: `Order.pay` may now also be `{ kind: "bank"; }`: code that uses it as one of several types stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.',
      ],
      [],
    ],
    [
      "in a union",
      [["last4: { type: string }", "last4: { type: number }"]],
      [
        "response: `Card.last4` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Card.last4` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "in a union removed",
      [["change: { type: number }", "rest: { type: string }"]],
      [
        "response: `Cash.change` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Cash.rest` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "status gone",
      [['"204":', '"202":']],
      [
        "response: `PUT /orders/{order-id} response 204` is no longer returned, perhaps it is `202` now: code that reads that response stops compiling.",
      ],
      [
        "response: `PUT /orders/{order-id} response 202` is no longer returned, perhaps it is `204` now: code that reads that response stops compiling.",
      ],
    ],
    [
      "status added",
      [['        "404":', '        "201": { description: New. }\n        "404":']],
      [],
      [
        "response: `GET /orders/{order-id} response 201` is no longer returned: code that reads that response stops compiling.",
      ],
    ],
    ["error gone", [[/ +"404".*\n/, ""]], [], []],
    [
      "media",
      [["It., content: { application/json:", "It., content: { text/plain:"]],
      [
        "response: `GET /orders/{order-id} response 200 application/json` is gone as a type of body, perhaps it is `text/plain` now: code that reads it stops compiling.",
      ],
      [
        "response: `GET /orders/{order-id} response 200 text/plain` is gone as a type of body, perhaps it is `application/json` now: code that reads it stops compiling.",
      ],
    ],
    [
      "content gone",
      [[/(It\.), content: .* \}/, "$1 }"]],
      [
        "response: `GET /orders/{order-id} response 200 application/json` is gone as a type of body: code that reads it stops compiling.",
      ],
      [],
    ],
  ]);
});
