import { readFileSync } from "node:fs";
import { renderTypes } from "@conomyhq/openapi-types/generator";
import ts from "typescript";
import { describe, expect, test, vi } from "vitest";
import { findTypeImpacts, type TypeImpact, TypesUnavailable } from "../src/typescript.ts";

// The first compilation reads the libraries of the compiler, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const shop = `
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders/{order-id}:
    parameters:
      - { name: order-id, in: path, required: true, schema: { type: string } }
    get:
      operationId: getOrder
      parameters:
        - { name: expand, in: query, schema: { type: string, enum: [lines, payer] } }
        - $ref: "#/components/parameters/Trace"
      responses:
        "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
        "404": { description: No., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
        default: { description: No., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    put:
      operationId: putOrder
      parameters:
        - $ref: "#/components/parameters/Trace"
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/OrderInput" } } }
      responses:
        "204": { description: Done. }
  /search:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties:
                text: { type: string }
                page: { type: object, required: [size], properties: { size: { type: integer }, from: { type: integer } } }
                filters: { type: array, items: { type: object, properties: { field: { type: string }, value: { type: string } } } }
      responses:
        "200":
          description: Hits.
          content:
            application/json:
              schema: { type: object, required: [hits], properties: { hits: { type: array, items: { $ref: "#/components/schemas/Order" } }, took: { type: number } } }
components:
  parameters:
    Trace: { name: trace, in: header, required: false, schema: { type: string } }
  schemas:
    Order:
      type: object
      required: [id, status, total, lines, pay]
      properties:
        id: { type: string }
        status: { $ref: "#/components/schemas/Status" }
        total: { type: number }
        note: { type: string }
        gift: { type: [string, "null"] }
        lines: { type: array, items: { $ref: "#/components/schemas/Line" } }
        pay: { oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Cash" }] }
        parent: { $ref: "#/components/schemas/Order" }
        size: { type: object, properties: { width: { type: number }, unit: { type: string } } }
    OrderInput:
      type: object
      required: [status, lines]
      properties:
        status: { $ref: "#/components/schemas/Status" }
        lines: { type: array, items: { $ref: "#/components/schemas/Line" } }
        coupon: { type: string }
        gift: { type: [string, "null"] }
        amount: { type: [string, number] }
        labels: { type: object, additionalProperties: { type: string } }
        shipTo: { type: object, required: [city], properties: { city: { type: string }, floor: { type: integer } } }
    Status: { type: string, enum: [open, paid, sent] }
    Line: { type: object, required: [sku], properties: { sku: { type: string }, count: { type: integer } } }
    Card: { type: object, required: [kind, last4], properties: { kind: { const: card }, last4: { type: string } } }
    Cash: { type: object, required: [kind], properties: { kind: { const: cash }, change: { type: number } } }
    Problem: { type: object, properties: { code: { type: string } } }
`;

const conomy = readFileSync(new URL("../../../openapi/conomy.yaml", import.meta.url), "utf8");

/** From, to; for all places where the text occurs. */
type Edit = readonly [from: string | RegExp, to: string];

/** An edit, what it breaks, and what undoing it breaks. */
type Case = readonly [name: string, edits: readonly Edit[], there: readonly string[], back: readonly string[]];

function apply(text: string, edits: readonly Edit[]): string {
  return edits.reduce((edited, [from, to]) => {
    const next = edited.replaceAll(typeof from === "string" ? from : new RegExp(from, "g"), to);
    expect(next, `${from} is not in the text`).not.toBe(edited);
    return next;
  }, text);
}

const linesOf = (impacts: readonly TypeImpact[]) => impacts.map(({ direction, message }) => `${direction}: ${message}`);

/** The compiler with its own files and libraries, so that nothing is shared with what is tested. */
const disk = ts.createCompilerHost({});
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles snippets against types, and says which do not compile. */
function failing(snippets: readonly string[], types: string, before: string): boolean[] {
  const files = new Map([
    ["/own/now.d.ts", types],
    ["/own/before.d.ts", before],
    ...snippets.map((snippet, index) => [`/own/${index}.ts`, snippet] as const),
  ]);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      if (!libraries.has(name)) libraries.set(name, disk.getSourceFile(name, version));
      return libraries.get(name);
    },
  };
  const names = snippets.map((_, index) => `/own/${index}.ts`);
  const program = ts.createProgram({
    rootNames: names,
    host,
    options: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      types: [],
      lib: ["lib.es5.d.ts"],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      paths: { "@conomyhq/openapi-types": ["/own/now.d.ts"], "@conomyhq/openapi-types-before": ["/own/before.d.ts"] },
    },
  });
  return names.map((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).length > 0);
}

async function expectProven(impacts: readonly TypeImpact[], base: string, revision: string): Promise<void> {
  const [before, now] = [await renderTypes(base), await renderTypes(revision)];
  const snippets = impacts.map(({ snippet }) => snippet);
  expect(failing(snippets, before, before)).toEqual(snippets.map(() => false));
  expect(failing(snippets, now, before)).toEqual(snippets.map(() => true));
  for (const { diagnostic } of impacts) expect(diagnostic).toMatch(/^TS\d+: [^\n]+$/);
}

function table(document: string, cases: readonly Case[]): void {
  test.each(cases)("%s", async (_name, edits, there, back) => {
    const revision = apply(document, edits);
    const impacts = await findTypeImpacts(document, revision);
    expect(linesOf(impacts)).toEqual(there);
    await expectProven(impacts, document, revision);
    const undone = await findTypeImpacts(revision, document);
    expect(linesOf(undone)).toEqual(back);
    await expectProven(undone, revision, document);
  });
}

describe("what consumers read", () => {
  table(shop, [
    [
      "null",
      [["total: { type: number }", 'total: { type: [number, "null"] }']],
      [
        "response: `Order.total` may now be null: code that calculates with it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "null beside undefined",
      [["note: { type: string }", 'note: { type: [string, "null"] }']],
      [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "optional",
      [["[id, status, total, lines, pay]", "[status, total, lines, pay]"]],
      [
        "response: `Order.id` may now be undefined: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "optional object",
      [["[id, status, total, lines, pay]", "[id, status, total, lines]"]],
      [
        "response: `Order.pay` may now be undefined: code that reads what is in it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "type",
      [["total: { type: number }", "total: { type: string }"]],
      [
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "type widened",
      [["total: { type: number }", "total: { type: [number, string] }"]],
      [
        "response: `Order.total` may now also be `string`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "removed",
      [[/ +note: .*\n/, ""]],
      [
        "response: `Order.note` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [],
    ],
    [
      "renamed",
      [["note: {", "remark: {"]],
      [
        "response: `Order.note` is gone, perhaps it is `remark` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.remark` is gone, perhaps it is `note` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "nested renamed",
      [["unit: {", "measure: {"]],
      [
        "response: `Order.size.unit` is gone, perhaps it is `measure` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.size.measure` is gone, perhaps it is `unit` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "inline answer",
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
        'response: `Order.pay` may now also be `{ kind: "bank"; }`: code that uses it as one of several types stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.',
      ],
      [],
    ],
    [
      "in a union",
      [["last4: { type: string }", "last4: { type: number }"]],
      [
        "response: `Card.last4` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Card.last4` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "in a union removed",
      [["change: { type: number }", "rest: { type: string }"]],
      [
        "response: `Cash.change` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Cash.rest` is gone: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "status gone",
      [['"204":', '"202":']],
      [
        "response: `PUT /orders/{order-id} response 204` is no longer answered, perhaps it is `202` now: code that reads that answer stops compiling.",
      ],
      [
        "response: `PUT /orders/{order-id} response 202` is no longer answered, perhaps it is `204` now: code that reads that answer stops compiling.",
      ],
    ],
    [
      "status added",
      [['        "404":', '        "201": { description: New. }\n        "404":']],
      [],
      [
        "response: `GET /orders/{order-id} response 201` is no longer answered: code that reads that answer stops compiling.",
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
        'response: `Status` may now be `"gone"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.',
      ],
      [
        'request: `Status` no longer takes `"gone"`: code that passes it stops compiling.',
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.',
      ],
    ],
    [
      "enum value removed",
      [["[open, paid, sent]", "[open, paid]"]],
      ['request: `Status` no longer takes `"sent"`: code that passes it stops compiling.'],
      [
        'response: `Status` may now be `"sent"`: code that handles exactly the known values stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.',
      ],
    ],
    [
      "shared element",
      [["count: { type: integer }", "amount: { type: integer }"]],
      [
        "request: `Line.count` is gone, perhaps it is `amount` now: code that sets it stops compiling.",
        "response: `Line.count` is gone, perhaps it is `amount` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "request: `Line.amount` is gone, perhaps it is `count` now: code that sets it stops compiling.",
        "response: `Line.amount` is gone, perhaps it is `count` now: code that reads it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "request: `/orders/{order-id} header trace` is required now: code that leaves it out stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
      ],
      [],
    ],
    [
      "shared parameter renamed",
      [["name: trace", "name: x-trace"]],
      [
        "request: `/orders/{order-id} header trace` is gone, perhaps it is `x-trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
      ],
      [
        "request: `/orders/{order-id} header x-trace` is gone, perhaps it is `trace` now: code that sets it stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
      ],
    ],
  ]);
});

describe("what consumers name", () => {
  table(shop, [
    [
      "operation gone",
      [[/ +put:[\s\S]*?(?= {2}\/search)/, ""]],
      ["name: `PUT /orders/{order-id}` is gone: code that calls it stops compiling."],
      [],
    ],
    [
      "operationId renamed",
      [["operationId: getOrder", "operationId: readOrder"]],
      [
        'name: The operationId `getOrder` is `readOrder` now: code that names it by `operations["getOrder"]` stops compiling.',
      ],
      [
        'name: The operationId `readOrder` is `getOrder` now: code that names it by `operations["readOrder"]` stops compiling.',
      ],
    ],
    [
      "operationId gone",
      [[/ +operationId: getOrder\n/, ""]],
      ['name: The operationId `getOrder` is gone: code that names it by `operations["getOrder"]` stops compiling.'],
      [],
    ],
    [
      "operationIds swapped",
      [
        ["operationId: getOrder", "operationId: x"],
        ["operationId: putOrder", "operationId: getOrder"],
        ["operationId: x", "operationId: putOrder"],
      ],
      [
        "name: The operationId `getOrder` names another operation than `GET /orders/{order-id}` now: code that takes it for that one stops compiling.",
        "name: The operationId `putOrder` names another operation than `PUT /orders/{order-id}` now: code that takes it for that one stops compiling.",
      ],
      [
        "name: The operationId `getOrder` names another operation than `PUT /orders/{order-id}` now: code that takes it for that one stops compiling.",
        "name: The operationId `putOrder` names another operation than `GET /orders/{order-id}` now: code that takes it for that one stops compiling.",
      ],
    ],
    [
      "path moved",
      [["/search:", "/find:"]],
      ["name: The path `/search` is `/find` now: code that names it stops compiling."],
      ["name: The path `/find` is `/search` now: code that names it stops compiling."],
    ],
    [
      "path moved with id",
      [["/orders/{order-id}", "/purchases/{order-id}"]],
      [
        "name: The path `/orders/{order-id}` is `/purchases/{order-id}` now: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
      ],
      [
        "name: The path `/purchases/{order-id}` is `/orders/{order-id}` now: code that names it stops compiling. In 2 operations: `GET /purchases/{order-id}`, `PUT /purchases/{order-id}`.",
      ],
    ],
    [
      "path parameter renamed",
      [
        ["{order-id}", "{id}"],
        ["name: order-id", "name: id"],
      ],
      [
        "name: The path `/orders/{order-id}` is `/orders/{id}` now, with the parameter `id` for `order-id`: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
      ],
      [
        "name: The path `/orders/{id}` is `/orders/{order-id}` now, with the parameter `order-id` for `id`: code that names it stops compiling. In 2 operations: `GET /orders/{id}`, `PUT /orders/{id}`.",
      ],
    ],
    [
      "alias gone",
      [
        ['$ref: "#/components/schemas/Status"', "type: string, enum: [open, paid, sent]"],
        [/ +Status: .*\n/, ""],
      ],
      ["name: The type `Status` is no longer exported: code that imports it stops compiling."],
      [],
    ],
    [
      "alias renamed",
      [
        ['schemas/Line"', 'schemas/Item"'],
        ["    Line:", "    Item:"],
      ],
      ["name: The type `Line` is no longer exported, perhaps it is `Item` now: code that imports it stops compiling."],
      ["name: The type `Item` is no longer exported, perhaps it is `Line` now: code that imports it stops compiling."],
    ],
    [
      "alias renamed and changed",
      [
        ['schemas/Line"', 'schemas/Item"'],
        ["    Line:", "    Item:"],
        ["sku: { type: string }", "sku: { type: integer }"],
      ],
      [
        "name: The type `Line` is no longer exported, perhaps it is `Item` now: code that imports it stops compiling.",
        "request: `Line.sku` takes `number` where it took `string`: code that sets it to `string` stops compiling.",
        "response: `Line.sku` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "name: The type `Item` is no longer exported, perhaps it is `Line` now: code that imports it stops compiling.",
        "request: `Item.sku` takes `string` where it took `number`: code that sets it to `number` stops compiling.",
        "response: `Item.sku` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
  ]);
});

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
        "response: `Order.lines` is now `Line` where it was `Line[]`: code that uses it as `Line[]` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.lines` is now `Line[]` where it was `Line`: code that uses it as `Line` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "response: `Order.parent` may now be null: code that takes it as `Order | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "response: `Status` may now be null: code that calls a string method on it stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "response: `Line` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
    ],
    [
      "two causes in one object",
      [
        ["note: { type: string }", 'note: { type: [string, "null"] }'],
        ["total: { type: number }", "total: { type: string }"],
      ],
      [
        "response: `Order.note` may now be null: code that takes it as `string | undefined` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
        "response: `Order.total` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.total` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "name: The path `/orders/{order-id}` is `/purchases/{id}` now, with the parameter `id` for `order-id`: code that names it stops compiling. In 2 operations: `GET /orders/{order-id}`, `PUT /orders/{order-id}`.",
        'name: The operationId `getOrder` is `readOrder` now: code that names it by `operations["getOrder"]` stops compiling.',
      ],
      [
        "name: The path `/purchases/{id}` is `/orders/{order-id}` now, with the parameter `order-id` for `id`: code that names it stops compiling. In 2 operations: `GET /purchases/{id}`, `PUT /purchases/{id}`.",
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
        "response: `Order.total` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
        "response: `Order.size.unit` is now `unknown` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
        "response: `Order.size.width` is now `unknown` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
      ],
      [
        "response: `Order.size` no longer has properties of any name: code that reads an undeclared one stops compiling. In 2 operations: `GET /orders/{order-id}`, `POST /search`.",
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
      "a new property of an answer",
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
    expect(await findTypeImpacts(shop, apply(shop, edits))).toEqual([]);
  });
});

describe("conomy", () => {
  table(conomy, [
    [
      "email null",
      [
        [
          /( {4}Customer:\n {6}description: \|[\s\S]*?email:\n {10}description: The e-mail address.\n {10}type: )string/,
          '$1[string, "null"]',
        ],
      ],
      ["response: `Customer.email` may now be null: code that takes it as `string | undefined` stops compiling."],
      [],
    ],
    [
      "firstName optional",
      [["required: [firstName]", "required: []"]],
      ["response: `Customer.firstName` may now be undefined: code that calls a string method on it stops compiling."],
      [],
    ],
    [
      "zipcode renamed",
      [["zipcode:", "zipCode:"]],
      [
        "request: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that sets it stops compiling.",
        "response: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that reads it stops compiling.",
      ],
      [
        "request: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that sets it stops compiling.",
        "response: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that reads it stops compiling.",
      ],
    ],
    [
      "error status text",
      [
        [
          "description: The HTTP status code, once more.\n          type: integer",
          "description: The HTTP status code, once more.\n          type: string",
        ],
      ],
      [
        "response: `ErrorBody.status` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
      ],
      [
        "response: `ErrorBody.status` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
      ],
    ],
    [
      "open enum closed",
      [
        [
          "      type: string\n      x-extensible-enum: [PASSPORT, RFC",
          "      type: string\n      enum: [PASSPORT, RFC",
        ],
      ],
      [
        "request: `IdentityDocumentType` takes one of 12 values where it took `string`: code that sets it to `string` stops compiling.",
      ],
      [
        "response: `IdentityDocumentType` is now `string` where it was one of 12 values: code that uses it as one of 12 values stops compiling.",
      ],
    ],
    [
      "clientId renamed",
      [["clientId", "client_id"]],
      [
        "request: `AccessTokenRequest.clientId` is gone, and `client_id`, of the same type, is required: code that sets it stops compiling.",
      ],
      [
        "request: `AccessTokenRequest.client_id` is gone, and `clientId`, of the same type, is required: code that sets it stops compiling.",
      ],
    ],
    [
      "version header required",
      [[/(name: conomyhq-api-version\n {6}in: header\n {6}required: )false/, "$1true"]],
      [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is required now: code that leaves it out stops compiling.",
      ],
      [],
    ],
    [
      "version header gone",
      [[/ +- \$ref: "#\/components\/parameters\/ApiVersion"\n/, ""]],
      [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is gone: code that sets it stops compiling.",
      ],
      [],
    ],
    [
      "User-Agent gone everywhere",
      [["name: User-Agent", "name: X-Agent"]],
      [
        "request: `PATCH /customers/{customer-id} header User-Agent` is gone, and `X-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header User-Agent` is gone, perhaps it is `X-Agent` now: code that sets it stops compiling.",
      ],
      [
        "request: `PATCH /customers/{customer-id} header X-Agent` is gone, and `User-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header X-Agent` is gone, perhaps it is `User-Agent` now: code that sets it stops compiling.",
      ],
    ],
    [
      "path parameter",
      [["customer-id", "id"]],
      [
        "name: The path `/customers/{customer-id}` is `/customers/{id}` now, with the parameter `id` for `customer-id`: code that names it stops compiling.",
      ],
      [
        "name: The path `/customers/{id}` is `/customers/{customer-id}` now, with the parameter `customer-id` for `id`: code that names it stops compiling.",
      ],
    ],
    [
      "operationId",
      [["operationId: updateCustomer", "operationId: patchCustomer"]],
      [
        'name: The operationId `updateCustomer` is `patchCustomer` now: code that names it by `operations["updateCustomer"]` stops compiling.',
      ],
      [
        'name: The operationId `patchCustomer` is `updateCustomer` now: code that names it by `operations["patchCustomer"]` stops compiling.',
      ],
    ],
    [
      "method",
      [["    patch:\n", "    put:\n"]],
      ["name: `PATCH /customers/{customer-id}` is gone: code that calls it stops compiling."],
      ["name: `PUT /customers/{customer-id}` is gone: code that calls it stops compiling."],
    ],
    [
      "answer 201",
      [[/"200":(\s+\$ref: "#\/components\/responses\/Customer")/, '"201":$1']],
      [
        "response: `PATCH /customers/{customer-id} response 200` is no longer answered, perhaps it is `201` now: code that reads that answer stops compiling.",
      ],
      [
        "response: `PATCH /customers/{customer-id} response 201` is no longer answered, perhaps it is `200` now: code that reads that answer stops compiling.",
      ],
    ],
    [
      "alias renamed",
      [
        ['schemas/Address"', 'schemas/PostalAddress"'],
        ["    Address:\n", "    PostalAddress:\n"],
      ],
      [
        "name: The type `Address` is no longer exported, perhaps it is `PostalAddress` now: code that imports it stops compiling.",
      ],
      [
        "name: The type `PostalAddress` is no longer exported, perhaps it is `Address` now: code that imports it stops compiling.",
      ],
    ],
    [
      "response component renamed",
      [
        ['responses/NotFound"', 'responses/Missing"'],
        ["    NotFound:\n", "    Missing:\n"],
      ],
      [
        "name: The type `ResponseNotFound` is no longer exported, perhaps it is `ResponseMissing` now: code that imports it stops compiling.",
      ],
      [
        "name: The type `ResponseMissing` is no longer exported, perhaps it is `ResponseNotFound` now: code that imports it stops compiling.",
      ],
    ],
    [
      "body optional",
      [
        [
          /(AccessTokenRequest:\n {6}description: The client credentials of one environment and tenant.\n {6}required: )true/,
          "$1false",
        ],
      ],
      [],
      ["request: `POST /auth` requires a body now: code that calls it without one stops compiling."],
    ],
    [
      "merge patch",
      [["application/json", "application/merge-patch+json"]],
      [
        "request: `request application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
        "response: `response application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
      ],
      [
        "request: `request application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
        "response: `response application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}`, `POST /auth`.",
      ],
    ],
    [
      "docs",
      [
        ["A postal address.", "An address."],
        ["example: MyApp/1.0", "example: Other/2.0"],
      ],
      [],
      [],
    ],
    [
      "bounds",
      [
        [
          "description: The given name.\n          type: string",
          "description: The given name.\n          type: string\n          maxLength: 9\n          pattern: ^A",
        ],
      ],
      [],
      [],
    ],
  ]);
});

/** A document of one operation that takes a schema and answers it. */
const echo = (schema: string, head = "openapi: 3.1.0") => `${head}
info: { title: Echo, version: 1.0.0 }
paths:
  /echo:
    post:
      operationId: echo
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Echo" } } } }
      responses: { "204": { description: Done. } }
components: { schemas: { Echo: ${schema} } }
`;

describe("literals", () => {
  const text = (...names: string[]) =>
    `{ type: object, properties: { ${names.map((name) => `${name}: { type: string }`).join(", ")} } }`;

  test("properties of members of a union that another member stands for are found", async () => {
    const base = echo(`{ oneOf: [${text("a", "c")}, ${text("b", "c")}] }`);
    const revision = echo(text("c"));
    const impacts = await findTypeImpacts(base, revision);
    expect(linesOf(impacts)).toEqual([
      "request: `Echo.a` is gone: code that sets it stops compiling.",
      "request: `Echo.b` is gone: code that sets it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
  });

  test("a call of a type that is still assignable and no longer compiles is found", async () => {
    const base = echo(
      "{ type: object, required: [kind], properties: { kind: { enum: [a, b] }, note: { type: string } } }",
    );
    const plain = "{ type: object, required: [kind], properties: { kind: { const: a } } }";
    const noted = "{ type: object, required: [kind], properties: { kind: { const: b }, note: { type: string } } }";
    const revision = echo(`{ oneOf: [${plain}, ${noted}] }`);
    const impacts = await findTypeImpacts(base, revision);
    expect(linesOf(impacts)).toEqual([
      "request: `Echo.note` cannot be set any more as it was: code that sets it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
  });

  test("schemas that contain themselves end", async () => {
    const tree = (leaf: string) =>
      echo(`{ type: object, required: [next], properties: { next: { $ref: "#/components/schemas/Echo" }, ${leaf} } }`);
    const [base, revision] = [tree("a: { type: string }"), tree("b: { type: number }")];
    // No finite value has all that is required, so no call can show the removal.
    expect(await findTypeImpacts(base, revision)).toEqual([]);
    const list = (leaf: string) =>
      echo(
        `{ type: object, properties: { all: { type: array, items: { $ref: "#/components/schemas/Echo" } }, ${leaf} } }`,
      );
    expect(linesOf(await findTypeImpacts(list("a: { type: string }"), list("b: { type: number }")))).toEqual([
      "request: `Echo.a` is gone: code that sets it stops compiling.",
    ]);
  });
});

describe("versions and webhooks", () => {
  test("nullable of 3.0 and null of 3.1 are the same", async () => {
    const old = echo("{ type: object, properties: { a: { type: string, nullable: true } } }", "openapi: 3.0.3");
    const now = echo('{ type: object, properties: { a: { type: [string, "null"] } } }');
    expect(await findTypeImpacts(old, now)).toEqual([]);
    expect(await findTypeImpacts(now, old)).toEqual([]);
  });

  test("JSON is read as YAML is", async () => {
    const { parse } = await import("yaml");
    expect(await findTypeImpacts(shop, JSON.stringify(parse(shop)))).toEqual([]);
  });

  test("consumers read the body of a webhook", async () => {
    const hook = (type: string) => `openapi: 3.1.0
info: { title: Hook, version: 1.0.0 }
webhooks:
  paid:
    post:
      requestBody: { content: { application/json: { schema: { type: object, required: [at], properties: { at: ${type} } } } } }
      responses: { "204": { description: Seen. } }
`;
    const [base, revision] = [hook("{ type: string }"), hook('{ type: [string, "null"] }')];
    const impacts = await findTypeImpacts(base, revision);
    expect(linesOf(impacts)).toEqual([
      "response: `POST paid request at` may now be null: code that calls a string method on it stops compiling.",
    ]);
    await expectProven(impacts, base, revision);
    expect(await findTypeImpacts(revision, base)).toEqual([]);
  });

  test("a first version breaks nothing", async () => {
    const nothing = "openapi: 3.1.0\ninfo: { title: Nothing yet, version: 0.0.0 }\npaths: {}\n";
    expect(await findTypeImpacts(nothing, conomy)).toEqual([]);
    const gone = await findTypeImpacts(conomy, nothing);
    expect(gone.map(({ subject }) => subject)).toContain("PATCH /customers/{customer-id}");
    await expectProven(gone, conomy, nothing);
  });
});

describe("one cause", () => {
  const zoo = `openapi: 3.1.0
info: { title: Zoo, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All.
          content:
            application/json:
              schema: { type: array, items: { oneOf: [{ $ref: "#/components/schemas/Dog" }, { $ref: "#/components/schemas/Cat" }] } }
components:
  schemas:
    Animal:
      type: object
      required: [kind, name]
      properties: { kind: { type: string }, name: { type: string }, age: { type: integer } }
      discriminator: { propertyName: kind, mapping: { dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat" } }
    Dog: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { barks: { type: boolean } } }] }
    Cat: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { purrs: { type: boolean } } }] }
`;

  test.each([
    [
      ["name: { type: string }", "name: { type: integer }"],
      "is now `number` where it was `string`: code that uses it as `string` stops compiling.",
    ],
    [
      ["required: [kind, name]", "required: [kind]"],
      "may now be undefined: code that calls a string method on it stops compiling.",
    ],
    [
      ["name: { type: string }", 'name: { type: [string, "null"] }'],
      "may now be null: code that calls a string method on it stops compiling.",
    ],
  ] satisfies [Edit, string][])("in a schema that others are composed of is told once: %s", async (edit, message) => {
    const revision = apply(zoo, [edit]);
    const impacts = await findTypeImpacts(zoo, revision);
    expect(linesOf(impacts)).toEqual([`response: \`Animal.name\` ${message}`]);
    expect(impacts[0]?.pointer).toBe("/components/schemas/Animal/properties/name");
    await expectProven(impacts, zoo, revision);
  });

  test("in a member of a union is told for that member", async () => {
    const revision = apply(zoo, [["purrs: {", "purring: {"]]);
    const impacts = await findTypeImpacts(zoo, revision);
    expect(linesOf(impacts)).toEqual([
      "response: `Cat.purrs` is gone, perhaps it is `purring` now: code that reads it stops compiling.",
    ]);
    await expectProven(impacts, zoo, revision);
  });
});

test("a property that only one member of an inline union has is shown by the whole type", async () => {
  const answer = (type: string) => `openapi: 3.1.0
info: { title: Pay, version: 1.0.0 }
paths:
  /pay:
    get:
      responses:
        "200":
          description: How.
          content:
            application/json:
              schema:
                oneOf:
                  - { type: object, required: [kind, last4], properties: { kind: { const: card }, last4: ${type} } }
                  - { type: object, required: [kind, change], properties: { kind: { const: cash }, change: { type: number } } }
`;
  const [base, revision] = [answer("{ type: string }"), answer("{ type: integer }")];
  const impacts = await findTypeImpacts(base, revision);
  expect(linesOf(impacts)).toEqual([
    "response: `GET /pay response 200 last4` is now `number` where it was `string`: code that uses it as `string` stops compiling.",
  ]);
  await expectProven(impacts, base, revision);
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
    const impacts = await findTypeImpacts(shop, revision);
    expect(impacts.map(({ subject }) => subject)).toEqual(["/orders/{order-id}", "Problem.code", "getOrder"]);
    await expectProven(impacts, shop, revision);
  });
});

describe("results", () => {
  const edits: Edit[] = [
    ["total: { type: number }", "total: { type: string }"],
    ["name: expand", "name: include"],
  ];

  test("name the operations, the place in the base and what the compiler says", async () => {
    const [query, total] = await findTypeImpacts(shop, apply(shop, edits));
    expect(query).toEqual({
      subject: "GET /orders/{order-id} query expand",
      operation: "GET /orders/{order-id}",
      operations: ["GET /orders/{order-id}"],
      direction: "request",
      message:
        "`GET /orders/{order-id} query expand` is gone, perhaps it is `include` now: code that sets it stops compiling.",
      snippet: [
        'import type { operations } from "@conomyhq/openapi-types";',
        "",
        'const parameters: operations["getOrder"]["parameters"] = { query: { expand: "lines" }, path: { "order-id": "text" } };',
      ].join("\n"),
      diagnostic:
        "TS2353: Object literal may only specify known properties, and 'expand' does not exist in type '{ include?: \"lines\" | \"payer\"; }'.",
      pointer: "/paths/~1orders~1{order-id}/get/parameters/0",
    });
    expect(total).toMatchObject({
      subject: "Order.total",
      operations: ["GET /orders/{order-id}", "POST /search"],
      pointer: "/components/schemas/Order/properties/total",
    });
    expect(total).not.toHaveProperty("operation");
  });

  test("come in the same order whatever the order of the documents", async () => {
    const revision = apply(shop, edits);
    const moved = (text: string) => {
      const at = text.indexOf("  /search:");
      const end = text.indexOf("components:");
      const search = text.slice(at, end);
      return text.replace(search, "").replace("paths:\n", `paths:\n${search}`);
    };
    const messages = (impacts: TypeImpact[]) => impacts.map(({ subject, direction }) => `${subject} ${direction}`);
    expect(messages(await findTypeImpacts(moved(shop), moved(revision)))).toEqual(
      messages(await findTypeImpacts(shop, revision)),
    );
  });

  test("are refused beyond a size, which is said", async () => {
    const compared = findTypeImpacts(shop, apply(shop, edits), { maxBytes: 100 });
    await expect(compared).rejects.toThrow(TypesUnavailable);
    await expect(compared).rejects.toThrow(/^The base has \d+ bytes; types are compared up to 100\.$/);
  });

  test("are refused for a document that has no types, which is said", async () => {
    const broken = apply(shop, [["#/components/schemas/Line", "#/components/schemas/Nothing"]]);
    await expect(findTypeImpacts(shop, broken)).rejects.toThrow(
      /^The types of the revision cannot be generated: Can't resolve/,
    );
  });
});
