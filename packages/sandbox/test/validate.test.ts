import { expect, it } from "vitest";
import type { Parameter } from "../src/description/parameters.ts";
import { createSchemas } from "../src/description/schemas.ts";
import { createValidator } from "../src/validate.ts";

/** What a parameter with this schema means by a text, or what is wrong with it, wherever it stands. */
function meaningOf(schema: object, text: string, place: Parameter["in"] = "query"): unknown {
  const schemas = createSchemas({ components: { schemas: { One: schema } } });
  const one = { name: "one", in: place, required: true, schema: "conomy#/components/schemas/One" };
  const operation = { id: "", method: "GET", path: "/", security: [], body: undefined, status: 200 };
  const validate = createValidator({ ...operation, parameters: [one] }, schemas);
  const query = new URLSearchParams(place === "query" ? [["one", text]] : []);
  try {
    return validate({ header: () => text, query, path: { one: text }, body: "" }).query.one;
  } catch (error) {
    return (error as Error).message;
  }
}

it.each<[object, string, unknown]>([
  [{ type: "integer" }, "-7", -7],
  [{ type: "number" }, "1.50", 1.5],
  [{ type: "number" }, "1e3", "one must be number"],
  [{ type: "integer", minimum: 3 }, "2", "one must be >= 3"],
  [{ type: "boolean" }, "false", false],
  [{ type: "boolean" }, "0", "one must be boolean"],
  [{ type: "string" }, "12", "12"],
  [{ type: "string", maxLength: 1 }, "12", "one must NOT have more than 1 characters"],
  [{ type: ["integer", "string"] }, "12", "12"],
  [{ type: ["integer", "null"] }, "12", 12],
  [{ anyOf: [{ type: "integer" }, { const: "all" }] }, "12", 12],
  [{ anyOf: [{ type: "integer" }, { const: "all" }] }, "all", "all"],
  [{ enum: [1, 2] }, "2", 2],
  [{}, "12", "12"],
])("a parameter with the schema %j means by the text %j: %j", (schema, text, meaning) => {
  expect(meaningOf(schema, text)).toBe(meaning);
});

it.each(["header", "path"] as const)("a number in a %s is read as in a query", (place) => {
  expect(meaningOf({ type: "integer" }, "12", place)).toBeUndefined();
  expect(meaningOf({ type: "integer" }, "0x10", place)).toBe("one must be integer");
});
