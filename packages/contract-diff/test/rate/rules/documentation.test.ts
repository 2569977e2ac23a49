import { documentation } from "../../../src/rate/rules/documentation.ts";
import { contract, json, type Pair, responses, returns, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

const read = (name: string, base: object, revision: object): Pair => ({
  name,
  forwards: "patch",
  backwards: "patch",
  base: contract(base),
  revision: contract(revision),
});

const parameter = (more: object) => ({ parameters: [{ name: "q", in: "query", schema: text, ...more }] });
const takes = (more: object) => ({ requestBody: { content: json(text, more) } });
const header = (more: object) => returns(text, { headers: { "X-A": { schema: text, ...more } } });
const responding = (more: object) => ({ responses: { 200: { description: "Fine.", content: json(text, more) } } });

testRules(
  [documentation],
  [
    read("the example of a response changes", responding({ example: "a" }), responding({ example: "b" })),
    read(
      "a named example of a response comes",
      responding({ examples: { one: { value: "a" } } }),
      responding({ examples: { one: { value: "a" }, two: { value: "b" } } }),
    ),
    read(
      "a named example holds another object",
      responding({ examples: { one: { value: { a: 1 } } } }),
      responding({ examples: { one: { value: { a: 2 } } } }),
    ),
    read("the example of a request body becomes an object", takes({ example: "a" }), takes({ example: { a: 1 } })),
    read("the example of a request body goes", takes({ example: "a" }), takes({})),
    read("the example of a parameter changes", parameter({ example: "a" }), parameter({ example: "b" })),
    read("a parameter gets named examples", parameter({}), parameter({ examples: { one: { value: "a" } } })),
    read("the example of a response header changes", header({ example: "a" }), header({ example: "b" })),
    read("an operation gets a link to its documentation", {}, { externalDocs: { url: "https://example.com" } }),
    {
      name: "a tag gets a description",
      forwards: "patch",
      backwards: "patch",
      base: contract({ tags: ["x"] }, { tags: [{ name: "x" }] }),
      revision: contract({ tags: ["x"] }, { tags: [{ name: "x", description: "d" }] }),
    },
    {
      name: "a link comes",
      forwards: "patch",
      backwards: "patch",
      base: contract(responses({ 200: { description: "d" } })),
      revision: contract(responses({ 200: { description: "d", links: { self: { operationId: "x" } } } })),
    },
    {
      name: "a pointer to documentation comes",
      forwards: "patch",
      backwards: "patch",
      base: contract({}),
      revision: contract({ externalDocs: { url: "https://x" } }),
    },
  ],
);
