import { contractOf, fine, json, object, type Pair, returns, text, upTo } from "../../pairs/contract.ts";

type Item = Record<string, object>;

const id = (name: string, schema: object = text) => ({ name, in: "path", required: true, schema });
const path = (name: string, item: Item, schema: object = text): object =>
  contractOf({ [`/a/{${name}}`]: { parameters: [id(name, schema)], ...item } });

const renamed = (
  name: string,
  [forwards, backwards]: [Pair["forwards"], Pair["backwards"]],
  base: Item,
  revision: Item,
): Pair => ({
  name: `a path parameter is renamed, and ${name}`,
  forwards,
  backwards,
  base: path("id", base),
  revision: path("key", revision),
});

const query = (more: object) => ({ get: { ...fine, parameters: [{ name: "q", in: "query", schema: text, ...more }] } });
const takes = (schema: object) => ({ post: { requestBody: { content: json(schema) }, ...fine } });
const header = { headers: { "X-Total": { schema: text } } };

export const pathParameters: readonly Pair[] = [
  renamed("a response header goes", ["major", "minor"], { get: returns(text, header) }, { get: returns(text) }),
  renamed("a query parameter becomes required", ["major", "minor"], query({}), query({ required: true })),
  renamed(
    "a request property becomes required",
    ["major", "minor"],
    takes(object({ x: text })),
    takes(object({ x: text }, { required: ["x"] })),
  ),
  renamed(
    "a response holds fewer values",
    ["minor", "major"],
    { get: returns({ enum: ["a", "b"] }) },
    { get: returns({ enum: ["a"] }) },
  ),
  renamed("an operation goes", ["major", "minor"], { get: fine, put: fine }, { get: fine }),
  renamed("a summary comes", ["patch", "patch"], { get: fine }, { get: { ...fine, summary: "Reads it." } }),
  renamed(
    "a request body grows in its values",
    ["minor", "major"],
    takes({ enum: ["a"] }),
    takes({ enum: ["a", "b"] }),
  ),
  {
    name: "a path parameter is renamed and tightened",
    forwards: "major",
    backwards: "minor",
    base: path("id", { get: fine }, upTo(9)),
    revision: path("key", { get: fine }, upTo(5)),
  },
  {
    name: "two path parameters are renamed, and the second is tightened",
    forwards: "major",
    backwards: "minor",
    base: contractOf({ "/a/{x}/b/{y}": { get: fine, parameters: [id("x", upTo(9)), id("y", upTo(9))] } }),
    revision: contractOf({ "/a/{p}/b/{q}": { get: fine, parameters: [id("p", upTo(9)), id("q", upTo(5))] } }),
  },
  {
    name: "two path parameters exchange their names",
    forwards: "patch",
    backwards: "patch",
    base: contractOf({ "/a/{x}/{y}": { get: fine, parameters: [id("x"), id("y")] } }),
    revision: contractOf({ "/a/{y}/{x}": { get: fine, parameters: [id("x"), id("y")] } }),
  },
  {
    name: "a path parameter is renamed in a path with a fixed sibling, and a response property goes",
    forwards: "major",
    backwards: "minor",
    base: contractOf({
      "/a/mine": { get: fine },
      "/a/{id}": { get: { ...returns(object({ a: text, b: text })), parameters: [id("id")] } },
    }),
    revision: contractOf({
      "/a/mine": { get: fine },
      "/a/{key}": { get: { ...returns(object({ a: text })), parameters: [id("key")] } },
    }),
  },
];
