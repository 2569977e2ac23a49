import { describe } from "vitest";
import { shop, table } from "./helpers.ts";

describe("edges", () => {
  table(shop, [
    {
      name: "another schema in the same place",
      edits: [
        [
          'hits: { type: array, items: { $ref: "#/components/schemas/Order"',
          'hits: { type: array, items: { $ref: "#/components/schemas/OrderInput"',
        ],
      ],
      breaks: [
        "response: `POST /search response 200 hits[]` is now `OrderInput` where it was `Order`: code that uses it as `Order` stops compiling.",
      ],
      undoingBreaks: [
        "response: `POST /search response 200 hits[]` is now `Order` where it was `OrderInput`: code that uses it as `OrderInput` stops compiling.",
      ],
    },
    {
      name: "a list made a single value",
      edits: [
        [
          'lines: { type: array, items: { $ref: "#/components/schemas/Line" } }\n        pay',
          'lines: { $ref: "#/components/schemas/Line" }\n        pay',
        ],
      ],
      breaks: [
        "response: `Order.lines` is now `Line` where it was `Line[]`: code that uses it as `Line[]` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.lines` is now `Line[]` where it was `Line`: code that uses it as `Line` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "a schema allowed to be null",
      edits: [
        [
          'parent: { $ref: "#/components/schemas/Order" }',
          'parent: { oneOf: [{ $ref: "#/components/schemas/Order" }, { type: "null" }] }',
        ],
      ],
      breaks: [
        "response: `Order.parent` may now be null: code that takes it as `Order | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "an enum itself null",
      edits: [
        [
          "Status: { type: string, enum: [open, paid, sent]",
          'Status: { type: [string, "null"], enum: [open, paid, sent, null]',
        ],
      ],
      breaks: [
        "response: `Status` may now be null: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: ["request: `Status` no longer takes null: code that sets it to null stops compiling."],
    },
    {
      name: "required by an allOf",
      edits: [
        [
          "OrderInput:\n      type: object\n      required: [status, lines]",
          "OrderInput:\n      allOf: [{ type: object, properties: { extra: { type: string } } }]\n      required: [status, lines]",
        ],
      ],
      undoingBreaks: ["request: `OrderInput.extra` is gone: code that sets it stops compiling."],
    },
    {
      name: "an object opened",
      edits: [["    Line: { type: object", "    Line: { type: object, additionalProperties: true"]],
      undoingBreaks: [
        "request: `Line` no longer takes properties of any name: code that sets an undeclared one stops compiling.",
        "response: `Line` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "two causes in one object",
      edits: [
        ["note: { type: string }", 'note: { type: [string, "null"] }'],
        ["total: { type: number }", "total: { type: string }"],
      ],
      breaks: [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "a path and an operationId",
      edits: [
        ["/orders/{order-id}", "/purchases/{id}"],
        ["name: order-id", "name: id"],
        ["operationId: getOrder", "operationId: readOrder"],
      ],
      breaks: [
        "name: The path `/orders/{order-id}` is `/purchases/{id}` now, with the parameter `id` for `order-id`: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
        'name: The operationId `getOrder` is `readOrder` now: code that names it by `operations["getOrder"]` stops compiling.',
      ],
      undoingBreaks: [
        "name: The path `/purchases/{id}` is `/orders/{order-id}` now, with the parameter `order-id` for `id`: code that names it stops compiling. In 2 operations: `GET /purchases/{id}` and `PUT /purchases/{id}`.",
        'name: The operationId `readOrder` is `getOrder` now: code that names it by `operations["readOrder"]` stops compiling.',
      ],
    },
    {
      name: "a parameter of an enum to a list",
      edits: [
        [
          "schema: { type: string, enum: [lines, payer] }",
          "schema: { type: array, items: { type: string, enum: [lines, payer] } }",
        ],
      ],
      breaks: [
        'request: `GET /orders/{order-id} query expand` takes `("lines" | "payer")[]` where it took `"lines" | "payer"`: code that sets it to `"lines" | "payer"` stops compiling.',
      ],
      undoingBreaks: [
        'request: `GET /orders/{order-id} query expand` takes `"lines" | "payer"` where it took `("lines" | "payer")[]`: code that sets it to `("lines" | "payer")[]` stops compiling.',
      ],
    },
    {
      name: "unknown",
      edits: [["total: { type: number }", "total: {}"]],
      breaks: [
        "response: `Order.total` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "unknown in a request",
      edits: [["coupon: { type: string }", "coupon: {}"]],
      undoingBreaks: [
        "request: `OrderInput.coupon` takes `string` where it took `unknown`: code that sets it to `unknown` stops compiling.",
      ],
    },
    {
      name: "no properties are known",
      edits: [
        [
          "size: { type: object, properties: { width: { type: number }, unit: { type: string } } }",
          "size: { type: object }",
        ],
      ],
      breaks: [
        "response: `Order.size.unit` is now `unknown` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
        "response: `Order.size.width` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "response: `Order.size` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
    {
      name: "a tuple",
      edits: [
        ["coupon: { type: string }", "coupon: { type: array, prefixItems: [{ type: string }, { type: number }] }"],
      ],
      breaks: [
        "request: `OrderInput.coupon` takes `[string, number]` where it took `string`: code that sets it to `string` stops compiling.",
      ],
      undoingBreaks: [
        "request: `OrderInput.coupon` takes `string` where it took `[string, number]`: code that sets it to `[string, number]` stops compiling.",
      ],
    },
    {
      name: "a body of a list",
      edits: [
        [
          'json: { schema: { $ref: "#/components/schemas/OrderInput" }',
          'json: { schema: { type: array, items: { $ref: "#/components/schemas/Line" } }',
        ],
      ],
      breaks: [
        "request: `PUT /orders/{order-id} request` takes `Line[]` where it took `OrderInput`: code that sets it to `OrderInput` stops compiling.",
      ],
      undoingBreaks: [
        "request: `PUT /orders/{order-id} request` takes `OrderInput` where it took `Line[]`: code that sets it to `Line[]` stops compiling.",
      ],
    },
  ]);
});
