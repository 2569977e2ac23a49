import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { OpenApiDocument } from "../../src/contract/load.ts";
import { prune } from "../../src/types/prune.ts";
import { apply, type Edit, shop } from "./helpers.ts";

/** Prunes the shop and an edit of it, and tells what is left of the edited one. */
function pruned(...edits: Edit[]) {
  const { base, revision, ...rest } = prune(parse(shop), parse(apply(shop, edits)));
  return { base: partsOf(base), revision: partsOf(revision), ...rest };
}

function partsOf({ paths = {}, components = {} }: OpenApiDocument): string[] {
  const sections = Object.entries(components as Record<string, object>);
  return [
    ...Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method} ${path}`)),
    ...sections.flatMap(([, named]) => Object.keys(named)),
  ];
}

describe("of two documents", () => {
  test("nothing is left where only texts have changed", () => {
    const { hasChanged, revision } = pruned(["version: 1.0.0", "version: 2.0.0"], ["Hits.", "What was found."]);
    expect({ hasChanged, revision }).toEqual({ hasChanged: false, revision: [] });
  });

  test("a changed schema is left with what it refers to, and its users are only named", () => {
    const { revision, shared } = pruned(["change: { type: number }", "change: { type: string }"]);
    expect(revision).toEqual(["Cash"]);
    expect(shared).toEqual([
      { ref: "schemas/Cash", direction: "response", operations: ["GET /orders/{order-id}", "POST /search"] },
    ]);
  });

  test("a changed operation is left with everything that it refers to, in both", () => {
    const { base, revision, shared } = pruned(["name: expand", "name: include"]);
    const order = ["Order", "Status", "Line", "Card", "Cash", "Problem"];
    const operation = ["parameters /orders/{order-id}", "get /orders/{order-id}"];
    expect(revision).toEqual([...operation, "Trace", ...order]);
    expect(base).toEqual(revision);
    expect(shared).toEqual([]);
  });

  test("a path that loses an operation is left, without the operations that stay", () => {
    const { base, revision } = pruned([/ +put:[\s\S]*?(?= {2}\/search)/, ""]);
    expect(base).toContain("put /orders/{order-id}");
    expect(base).not.toContain("get /orders/{order-id}");
    expect(revision).toContain("parameters /orders/{order-id}");
  });

  test("a schema is left with the one whose discriminator names it", () => {
    const zoo = (kind: string) => ({
      openapi: "3.1.0",
      info: { version: "1.0.0" },
      components: {
        schemas: {
          Pet: { oneOf: [{ $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: "kind" } },
          Dog: { type: "object", properties: { kind: { type: "string" }, barks: { type: kind } } },
          Other: { type: "string" },
        },
      },
    });
    expect(partsOf(prune(zoo("boolean"), zoo("string")).base)).toEqual(["Pet", "Dog"]);
  });
});
