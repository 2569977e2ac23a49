import { contract, json, type Pair, returns, text } from "./contract.ts";

const documentation = (name: string, base: object, revision: object): Pair => ({
  name,
  forwards: "patch",
  backwards: "patch",
  base: contract(base),
  revision: contract(revision),
});

const parameter = (more: object) => ({ parameters: [{ name: "q", in: "query", schema: text, ...more }] });
const takes = (more: object) => ({ requestBody: { content: json(text, more) } });
const header = (more: object) => returns(text, { headers: { "X-A": { schema: text, ...more } } });
const answered = (more: object) => ({ responses: { 200: { description: "Fine.", content: json(text, more) } } });

export const documentationPairs: readonly Pair[] = [
  documentation("the example of a response changes", answered({ example: "a" }), answered({ example: "b" })),
  documentation(
    "a named example of a response comes",
    answered({ examples: { one: { value: "a" } } }),
    answered({ examples: { one: { value: "a" }, two: { value: "b" } } }),
  ),
  documentation(
    "a named example holds another object",
    answered({ examples: { one: { value: { a: 1 } } } }),
    answered({ examples: { one: { value: { a: 2 } } } }),
  ),
  documentation(
    "the example of a request body becomes an object",
    takes({ example: "a" }),
    takes({ example: { a: 1 } }),
  ),
  documentation("the example of a request body goes", takes({ example: "a" }), takes({})),
  documentation("the example of a parameter changes", parameter({ example: "a" }), parameter({ example: "b" })),
  documentation("a parameter gets named examples", parameter({}), parameter({ examples: { one: { value: "a" } } })),
  documentation("the example of a response header changes", header({ example: "a" }), header({ example: "b" })),
  documentation("a response header gets a description", header({}), header({ description: "Words." })),
  documentation("an operation gets other tags", { tags: ["a"] }, { tags: ["b"] }),
  documentation("an operation gets a link to its documentation", {}, { externalDocs: { url: "https://example.com" } }),
];
