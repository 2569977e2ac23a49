import { describe, expect, test } from "vitest";
import { apply, type Edit, expectProven, impactsOf, shop, table } from "./helpers.ts";

describe("what consumers name", () => {
  table(shop, [
    {
      name: "operation gone",
      edits: [[/ +put:[\s\S]*?(?= {2}\/search)/, ""]],
      breaks: ["name: `PUT /orders/{order-id}` is gone: code that calls it stops compiling."],
    },
    {
      name: "operationId renamed",
      edits: [["operationId: getOrder", "operationId: readOrder"]],
      breaks: [
        'name: The operationId `getOrder` is `readOrder` now: code that names it by `operations["getOrder"]` stops compiling.',
      ],
      undoingBreaks: [
        'name: The operationId `readOrder` is `getOrder` now: code that names it by `operations["readOrder"]` stops compiling.',
      ],
    },
    {
      name: "operationId gone",
      edits: [[/ +operationId: getOrder\n/, ""]],
      breaks: [
        'name: The operationId `getOrder` is gone: code that names it by `operations["getOrder"]` stops compiling.',
      ],
    },
    {
      name: "operationIds swapped",
      edits: [
        ["operationId: getOrder", "operationId: x"],
        ["operationId: putOrder", "operationId: getOrder"],
        ["operationId: x", "operationId: putOrder"],
      ],
      breaks: [
        "name: The operationId `getOrder` names another operation than `GET /orders/{order-id}` now: code that takes it for that one stops compiling.",
        "name: The operationId `putOrder` names another operation than `PUT /orders/{order-id}` now: code that takes it for that one stops compiling.",
      ],
      undoingBreaks: [
        "name: The operationId `getOrder` names another operation than `PUT /orders/{order-id}` now: code that takes it for that one stops compiling.",
        "name: The operationId `putOrder` names another operation than `GET /orders/{order-id}` now: code that takes it for that one stops compiling.",
      ],
    },
    {
      name: "path moved",
      edits: [["/search:", "/find:"]],
      breaks: ["name: The path `/search` is `/find` now: code that names it stops compiling."],
      undoingBreaks: ["name: The path `/find` is `/search` now: code that names it stops compiling."],
    },
    {
      name: "path moved with id",
      edits: [["/orders/{order-id}", "/purchases/{order-id}"]],
      breaks: [
        "name: The path `/orders/{order-id}` is `/purchases/{order-id}` now: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
      undoingBreaks: [
        "name: The path `/purchases/{order-id}` is `/orders/{order-id}` now: code that names it stops compiling. In 2 operations: `GET /purchases/{order-id}` and `PUT /purchases/{order-id}`.",
      ],
    },
    {
      name: "path parameter renamed",
      edits: [
        ["{order-id}", "{id}"],
        ["name: order-id", "name: id"],
      ],
      breaks: [
        "name: The path `/orders/{order-id}` is `/orders/{id}` now, with the parameter `id` for `order-id`: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}` and `PUT /orders/{order-id}`.",
      ],
      undoingBreaks: [
        "name: The path `/orders/{id}` is `/orders/{order-id}` now, with the parameter `order-id` for `id`: code that names it stops compiling. In 2 operations: `GET /orders/{id}` and `PUT /orders/{id}`.",
      ],
    },
    {
      name: "alias gone",
      edits: [
        ['$ref: "#/components/schemas/Status"', "type: string, enum: [open, paid, sent]"],
        [/ +Status: .*\n/, ""],
      ],
      breaks: ["name: The type `Status` is no longer exported: code that imports it stops compiling."],
    },
    {
      name: "alias renamed",
      edits: [
        ['schemas/Line"', 'schemas/Item"'],
        ["    Line:", "    Item:"],
      ],
      breaks: [
        "name: The type `Line` is no longer exported, perhaps it is `Item` now: code that imports it stops compiling.",
      ],
      undoingBreaks: [
        "name: The type `Item` is no longer exported, perhaps it is `Line` now: code that imports it stops compiling.",
      ],
    },
    {
      name: "alias renamed and changed",
      edits: [
        ['schemas/Line"', 'schemas/Item"'],
        ["    Line:", "    Item:"],
        ["sku: { type: string }", "sku: { type: integer }"],
      ],
      breaks: [
        "name: The type `Line` is no longer exported, perhaps it is `Item` now: code that imports it stops compiling.",
        "request: `Line.sku` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
        "response: `Line.sku` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
      undoingBreaks: [
        "name: The type `Item` is no longer exported, perhaps it is `Line` now: code that imports it stops compiling.",
        "request: `Item.sku` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
        "response: `Item.sku` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}` and `POST /search`.",
      ],
    },
  ]);
});

describe("names that are gone", () => {
  test("do not hide what changes in the schemas behind them", async () => {
    const gone: Edit[] = [
      ["/orders/{order-id}", "/purchases/{order-id}"],
      ["operationId: getOrder", "operationId: readOrder"],
      ["name: expand", "name: include"],
      ["code: { type: string }", "code: { type: number }"],
    ];
    const revision = apply(shop, gone);
    const impacts = await impactsOf(shop, revision);
    expect(impacts.map(({ subject }) => subject)).toEqual(["/orders/{order-id}", "Problem.code", "getOrder"]);
    await expectProven(impacts, shop, revision);
  });
});
