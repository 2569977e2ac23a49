import { contractOf, fine, json, object, type Pair, returns, takes, text, upTo } from "../../pairs/contract.ts";

const document = (item: object) => contractOf({ "/a": { get: fine, ...item } }, { openapi: "3.2.0" });

const pair = (name: string, levels: [Pair["forwards"], Pair["backwards"]], base: object, revision: object): Pair => ({
  name: `in OpenAPI 3.2, ${name}`,
  forwards: levels[0],
  backwards: levels[1],
  base: document(base),
  revision: document(revision),
});

const copy = (operation: object) => ({ additionalOperations: { COPY: operation } });
const stream = (itemSchema: object) => ({
  get: { responses: { 200: { description: "Fine.", content: { "application/jsonl": { itemSchema } } } } },
});
const querystring = (schema: object) => ({
  get: { ...fine, parameters: [{ name: "q", in: "querystring", content: json(schema) }] },
});

export const openapi32: readonly Pair[] = [
  pair("a query operation comes", ["minor", "major"], {}, { query: fine }),
  pair(
    "the body of a query operation tightens",
    ["major", "minor"],
    { query: takes(upTo(9)) },
    { query: takes(upTo(5)) },
  ),
  pair(
    "an additional operation loses a response property",
    ["major", "minor"],
    copy(returns(object({ a: text, b: text }))),
    copy(returns(object({ a: text }))),
  ),
  pair("the items of a stream lose a property", ["major", "minor"], stream(object({ a: text, b: text })), {
    ...stream(object({ a: text })),
  }),
  pair("a whole query string tightens", ["major", "minor"], querystring(object({ a: upTo(9) })), {
    ...querystring(object({ a: upTo(5) })),
  }),
];
