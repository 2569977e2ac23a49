import { describe, expect, it } from "vitest";
import type { Difference, Place } from "../../../src/change.ts";
import { changeMessage, proofMessage } from "../../../src/report/wording/change.ts";
import { groupTitle } from "../../../src/report/wording/group.ts";

const limit = { name: "limit", in: "query" };
const look = (steps: readonly string[]) =>
  steps.includes("parameters") ? limit : steps[0] === "tags" ? { name: "Two" } : undefined;
const at = (pointer: string, value?: unknown): Place => ({
  file: "a.yaml",
  pointer: `#${pointer}`,
  line: 1,
  col: 1,
  value,
});

function say(difference: Pick<Difference, "base" | "kind" | "property" | "revision">): string {
  const path = (difference.revision ?? difference.base)?.pointer ?? "#";
  return changeMessage({ path, typeName: "Schema", engine: { level: "none" }, ...difference }, undefined, look);
}

const body = "/paths/~1a/post/requestBody/content/application~1json/schema";
const plain = "/paths/~1a/post/responses/200/content/text~1plain/schema";

describe("what came or went is named", () => {
  it.each([
    ["/components/schemas/Customer/properties/email", "Property `email` of `Customer` was removed."],
    [
      "/components/schemas/Customer/properties/address/items/properties/a b",
      "Property `a b` of `Customer.address[]` was removed.",
    ],
    [`${body}/properties/email`, "Property `email` of the request body of `POST /a` was removed."],
    [`${body}/oneOf/1`, "Schema 2 in `oneOf` of the request body of `POST /a` was removed."],
    [plain, "The schema of `text/plain` of response `200` of `POST /a` was removed."],
    ["/paths/~1a/post", "`POST /a` was removed."],
    ["/paths/~1a/post/parameters/0", "Query parameter `limit` of `POST /a` was removed."],
    ["/paths/~1a/post/responses/default", "The default response of `POST /a` was removed."],
    ["/paths/~1a/post/callbacks/done", "Callback `done` of `POST /a` was removed."],
    ["/webhooks/moved", "Webhook `moved` was removed."],
    ["/components/schemas/Customer", "`Customer` was removed."],
    ["/tags/1", "Tag `Two` was removed."],
    ["/servers/1", "Server 2 was removed."],
    ["/security/1", "Entry 2 of `security` was removed."],
    ["/paths/~1a/post/security/1", "Entry 2 of `security` of `POST /a` was removed."],
  ])("%s", (pointer, sentence) => {
    expect(say({ kind: "removed", base: at(pointer) })).toBe(sentence);
  });

  it("by all names, where it is a map or a list of them", () => {
    expect(say({ kind: "added", revision: at("/paths/~1a/post/callbacks", { done: {}, failed: {} }) })).toBe(
      "Callbacks `done` and `failed` of `POST /a` were added.",
    );
    expect(say({ kind: "added", revision: at("/paths/~1a", { get: {}, put: {} }) })).toBe(
      "`GET /a` and `PUT /a` were added.",
    );
    const properties = Object.fromEntries("abcdefg".split("").map((name) => [name, {}]));
    expect(say({ kind: "removed", base: at("/components/schemas/A/properties", properties) })).toBe(
      "Properties `a`, `b`, `c`, `d`, `e` and 2 others of `A` were removed.",
    );
  });
});

describe("what was edited is said from value to value", () => {
  const name = "/components/schemas/A/properties/b";
  it.each([
    ["maxLength", 9, 5, "`maxLength` of `A.b` changed from `9` to `5`."],
    ["maxLength", undefined, 5, "`maxLength` of `A.b` was set to `5`."],
    ["maxLength", 9, undefined, "`maxLength` of `A.b` was removed: it was `9`."],
    ["description", "x".repeat(200), "y", "`description` of `A.b` changed."],
    ["type", "string", "object", "The type of `A.b` changed from `string` to `object`."],
    ["type", "string", undefined, "The type of `A.b` changed from `string` to any type."],
    ["enum", ["a", "b"], ["b", "c"], "The values of `A.b` gained `c` and lost `a`."],
    ["required", ["a"], ["b"], "`A.b` requires `b` now, and no longer requires `a`."],
    ["required", false, true, "`A.b` is required now."],
  ])("%s from %j to %j", (property, was, is, sentence) => {
    const base = was === undefined ? at(name) : at(`${name}/${property}`, was);
    const revision = is === undefined ? at(name) : at(`${name}/${property}`, is);
    expect(say({ kind: "modified", property, base, revision })).toBe(sentence);
  });

  it("another name is never called a new one for the same", () => {
    const renamed = (was: string, is: string) =>
      say({ kind: "modified", property: "key", base: at(was), revision: at(is) });
    expect(renamed("/paths/~1a", "/paths/~1b")).toBe("The path `/a` was removed, and `/b` was added.");
    expect(renamed("/paths/~1a~1{id}", "/paths/~1a~1{key}")).toBe("The path `/a/{id}` is written `/a/{key}` now.");
    expect(renamed("/components/schemas/A/properties/b", "/components/schemas/A/properties/c")).toBe(
      "Property `b` of `A` was removed, and property `c` was added.",
    );
  });
});

it("a proof says where in the payload", () => {
  const witness = {
    value: { a: 1 },
    acceptedBy: "base",
    direction: "request",
    reason: "the value must be string",
  } as const;
  expect(proofMessage({ ...witness, pointer: "/a" })).toBe(
    'Requests could send `{"a":1}` and cannot any more: at `/a`, the value must be string.',
  );
  expect(proofMessage({ ...witness, pointer: "" })).not.toContain(" at ");
});

it("a heading names the operations, up to a handful", () => {
  const operations = "abcdefg".split("").map((name) => `GET /${name}`);
  expect(groupTitle("A", operations, ["request", "response"])).toEqual({
    name: "`A`",
    reach: ", in requests and responses of `GET /a`, `GET /b`, `GET /c`, `GET /d`, `GET /e` and 2 others",
  });
  expect(groupTitle("A", [], []).reach).toBe(", which no operation uses");
  expect(groupTitle(undefined, ["* /a"], ["response"]).name).toBe("Responses of all operations of `/a`");
});
