import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TypeImpact } from "../../src/types/find-impacts.ts";
import { apply, type Edit, impactsOf, shop } from "./helpers.ts";

describe("results", () => {
  const edits: Edit[] = [
    ["total: { type: number }", "total: { type: string }"],
    ["name: expand", "name: include"],
  ];

  test("name the operations, the place in the base and what the compiler says", async () => {
    const [query, total] = await impactsOf(shop, apply(shop, edits));
    expect(query).toEqual({
      kind: "removed",
      subject: "GET /orders/{order-id} query expand",
      operation: "GET /orders/{order-id}",
      operations: ["GET /orders/{order-id}"],
      direction: "request",
      from: '"lines" | "payer"',
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
      kind: "type",
      subject: "Order.total",
      from: "number",
      to: "string",
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
    expect(messages(await impactsOf(moved(shop), moved(revision)))).toEqual(messages(await impactsOf(shop, revision)));
  });

  test("are refused for a document that has no types, which the error alone says", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => printed.mockRestore());
    const broken = apply(shop, [["#/components/schemas/Line", "#/components/schemas/Nothing"]]);
    await expect(impactsOf(shop, broken)).rejects.toThrow(
      /^The types of the revision cannot be generated: Can't resolve/,
    );
    expect(printed).not.toHaveBeenCalled();
  });
});
