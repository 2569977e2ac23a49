import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("edges", () => {
  table(shop, [
    [
      "another schema in the same place",
      [
        [
          'hits: { type: array, items: { $ref: "#/components/schemas/Order"',
          'hits: { type: array, items: { $ref: "#/components/schemas/OrderInput"',
        ],
      ],
      [
        "response: `POST /search response 200 hits[]` is now `OrderInput` where it was `Order`: code that uses it as `Order` stops compiling.",
      ],
      [
        "response: `POST /search response 200 hits[]` is now `Order` where it was `OrderInput`: code that uses it as `OrderInput` stops compiling.",
      ],
    ],
    [
      "a list made a single value",
      [
        [
          'lines: { type: array, items: { $ref: "#/components/schemas/Line" } }\n        pay',
          'lines: { $ref: "#/components/schemas/Line" }\n        pay',
        ],
      ],
      [
        "response: `Order.lines` is now `Line` where it was `Line[]`: code that uses it as `Line[]` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.lines` is now `Line[]` where it was `Line`: code that uses it as `Line` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "a schema allowed to be null",
      [
        [
          'parent: { $ref: "#/components/schemas/Order" }',
          'parent: { oneOf: [{ $ref: "#/components/schemas/Order" }, { type: "null" }] }',
        ],
      ],
      [
        "response: `Order.parent` may now be null: code that takes it as `Order | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "an enum itself null",
      [
        [
          "Status: { type: string, enum: [open, paid, sent]",
          'Status: { type: [string, "null"], enum: [open, paid, sent, null]',
        ],
      ],
      [
        "response: `Status` may now be null: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      ["request: `Status` no longer takes null: code that sets it to null stops compiling."],
    ],
    [
      "required by an allOf",
      [
        [
          "OrderInput:\n      type: object\n      required: [status, lines]",
          "OrderInput:\n      allOf: [{ type: object, properties: { extra: { type: string } } }]\n      required: [status, lines]",
        ],
      ],
      [],
      ["request: `OrderInput.extra` is gone: code that sets it stops compiling."],
    ],
    [
      "an object opened",
      [["    Line: { type: object", "    Line: { type: object, additionalProperties: true"]],
      [],
      [
        "request: `Line` no longer takes properties of any name: code that sets an undeclared one stops compiling.",
        "response: `Line` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "two causes in one object",
      [
        ["note: { type: string }", 'note: { type: [string, "null"] }'],
        ["total: { type: number }", "total: { type: string }"],
      ],
      [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "a path and an operationId",
      [
        ["/orders/{order-id}", "/purchases/{id}"],
        ["name: order-id", "name: id"],
        ["operationId: getOrder", "operationId: readOrder"],
      ],
      [
        "name: The path `/orders/{order-id}` is `/purchases/{id}` now, with the parameter `id` for `order-id`: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
        'name: The operationId `getOrder` is `readOrder` now: code that names it by `operations["getOrder"]` stops compiling.',
      ],
      [
        "name: The path `/purchases/{id}` is `/orders/{order-id}` now, with the parameter `order-id` for `id`: code that names it stops compiling. In 2 operations: `GET /purchases/{id}` and `PUT /purchases/{id}`.",
        'name: The operationId `readOrder` is `getOrder` now: code that names it by `operations["readOrder"]` stops compiling.',
      ],
    ],
    [
      "a parameter of an enum to a list",
      [
        [
          "schema: { type: string, enum: [lines, payer] }",
          "schema: { type: array, items: { type: string, enum: [lines, payer] } }",
        ],
      ],
      [
        'request: `GET /orders/{order-id} query expand` takes `("lines" | "payer")[]` where it took `"lines" | "payer"`: code that sets it to `"lines" | "payer"` stops compiling.',
      ],
      [
        'request: `GET /orders/{order-id} query expand` takes `"lines" | "payer"` where it took `("lines" | "payer")[]`: code that sets it to `("lines" | "payer")[]` stops compiling.',
      ],
    ],
    [
      "unknown",
      [["total: { type: number }", "total: {}"]],
      [
        "response: `Order.total` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [],
    ],
    [
      "unknown in a request",
      [["coupon: { type: string }", "coupon: {}"]],
      [],
      [
        "request: `OrderInput.coupon` takes `string` where it took `unknown`: code that sets it to `unknown` stops compiling.",
      ],
    ],
    [
      "no properties are known",
      [
        [
          "size: { type: object, properties: { width: { type: number }, unit: { type: string } } }",
          "size: { type: object }",
        ],
      ],
      [
        "response: `Order.size.unit` is now `unknown` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
        "response: `Order.size.width` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      [
        "response: `Order.size` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    ],
    [
      "a tuple",
      [["coupon: { type: string }", "coupon: { type: array, prefixItems: [{ type: string }, { type: number }] }"]],
      [
        "request: `OrderInput.coupon` takes `[string, number]` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      [
        "request: `OrderInput.coupon` takes `string` where it took `[string, number]`: code that sets it to `[string, number]` stops compiling.",
      ],
    ],
    [
      "a body of a list",
      [
        [
          'json: { schema: { $ref: "#/components/schemas/OrderInput" }',
          'json: { schema: { type: array, items: { $ref: "#/components/schemas/Line" } }',
        ],
      ],
      [
        "request: `PUT /orders/{order-id} request` takes `Line[]` where it took `OrderInput`: code that sets it to `OrderInput` stops compiling.",
      ],
      [
        "request: `PUT /orders/{order-id} request` takes `OrderInput` where it took `Line[]`: code that sets it to `Line[]` stops compiling.",
      ],
    ],
  ]);
});
