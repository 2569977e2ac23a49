import { contract, json, node, ofSchemas, ok, type Pair, query, responses, returns, text } from "./contract.ts";

// What the engine rates right: no rule of this package decides it.

/** How a parameter is written. */
const parameters: readonly Pair[] = [
  {
    name: "a list is joined by commas",
    forwards: "major",
    backwards: "major",
    base: contract({ parameters: [query({ schema: { type: "array", items: text } })] }),
    revision: contract({ parameters: [query({ schema: { type: "array", items: text }, explode: false })] }),
  },
  {
    name: "a parameter becomes JSON",
    forwards: "major",
    backwards: "major",
    base: contract({ parameters: [query()] }),
    revision: contract({ parameters: [{ name: "q", in: "query", content: json(text) }] }),
  },
  {
    name: "a parameter is deprecated",
    forwards: "patch",
    backwards: "patch",
    base: contract({ parameters: [query()] }),
    revision: contract({ parameters: [query({ deprecated: true })] }),
  },
  {
    name: "a deprecated parameter goes",
    forwards: "major",
    backwards: "minor",
    base: contract({ parameters: [query({ deprecated: true })] }),
    revision: contract({}),
  },
];

/** Bodies, and responses. */
const bodies: readonly Pair[] = [
  {
    name: "204 becomes 200 with a body",
    forwards: "major",
    backwards: "major",
    base: contract(responses({ 204: { description: "d" } })),
    revision: contract(responses({ 200: { description: "d", content: json(text) } })),
  },
  {
    name: "an error status comes without a default",
    forwards: "minor",
    backwards: "major",
    base: contract(responses({ 200: ok[200] })),
    revision: contract(responses({ 200: ok[200], 404: { description: "e" } })),
  },
  {
    name: "another media type comes to a response",
    forwards: "minor",
    backwards: "major",
    base: contract(responses({ 200: { description: "d", content: json(text) } })),
    revision: contract(
      responses({ 200: { description: "d", content: { ...json(text), "text/plain": { schema: text } } } }),
    ),
  },
  {
    name: "a response gets another media type",
    forwards: "major",
    backwards: "major",
    base: contract(responses({ 200: { description: "d", content: json(text) } })),
    revision: contract(responses({ 200: { description: "d", content: { "text/plain": { schema: text } } } })),
  },
  {
    name: "a media type of a request goes",
    forwards: "major",
    backwards: "minor",
    base: contract({ requestBody: { content: { ...json(text), "text/plain": { schema: text } } } }),
    revision: contract({ requestBody: { content: json(text) } }),
  },
  {
    name: "a body may be sent",
    forwards: "minor",
    backwards: "major",
    base: contract({}),
    revision: contract({ requestBody: { content: json(text) } }),
  },
  {
    name: "a required header of a response goes",
    forwards: "major",
    backwards: "minor",
    base: contract(responses({ 200: { description: "d", headers: { H: { required: true, schema: text } } } })),
    revision: contract(responses({ 200: { description: "d" } })),
  },
  {
    name: "values appear that are lists, which the engine does not report",
    forwards: "major",
    backwards: "major",
    base: contract({ requestBody: { content: json({ type: ["array", "number"] }) } }),
    revision: contract({ requestBody: { content: json({ type: ["array", "number"], enum: [1, ["a"]] }) } }),
  },
  {
    name: "a schema that refers to itself is written once more",
    forwards: "none",
    backwards: "none",
    base: ofSchemas({ N: node({ $ref: "#/components/schemas/N" }) }),
    revision: ofSchemas({ N: node(node({ $ref: "#/components/schemas/N" })) }),
  },
];

/** What belongs to a whole document. */
const whole: readonly Pair[] = [
  {
    name: "another server comes",
    forwards: "minor",
    backwards: "major",
    base: contract({}, { servers: [{ url: "https://a" }] }),
    revision: contract({}, { servers: [{ url: "https://a" }, { url: "https://b" }] }),
  },
  {
    name: "a server moves",
    forwards: "major",
    backwards: "major",
    base: contract({}, { servers: [{ url: "https://a" }] }),
    revision: contract({}, { servers: [{ url: "https://c" }] }),
  },
  {
    name: "a response header gets a description",
    forwards: "patch",
    backwards: "patch",
    base: contract(returns(text, { headers: { "X-A": { schema: text } } })),
    revision: contract(returns(text, { headers: { "X-A": { schema: text, description: "Words." } } })),
  },
  {
    name: "an operation gets other tags",
    forwards: "patch",
    backwards: "patch",
    base: contract({ tags: ["a"] }),
    revision: contract({ tags: ["b"] }),
  },
  {
    name: "a server gets a description",
    forwards: "patch",
    backwards: "patch",
    base: contract({}, { servers: [{ url: "https://a" }] }),
    revision: contract({}, { servers: [{ url: "https://a", description: "x" }] }),
  },
  {
    name: "a webhook comes",
    forwards: "minor",
    backwards: "major",
    base: contract({}),
    revision: contract({}, { webhooks: { w: { post: { requestBody: { content: json(text) }, responses: ok } } } }),
  },
  {
    name: "a webhook sends another property",
    forwards: "minor",
    backwards: "major",
    base: contract(
      {},
      {
        webhooks: {
          w: { post: { requestBody: { content: json({ type: "object", properties: { a: text } }) }, responses: ok } },
        },
      },
    ),
    revision: contract(
      {},
      {
        webhooks: {
          w: {
            post: {
              requestBody: { content: json({ type: "object", properties: { a: text, b: text } }) },
              responses: ok,
            },
          },
        },
      },
    ),
  },
  {
    name: "an extension comes",
    forwards: "patch",
    backwards: "patch",
    base: contract({}),
    revision: contract({ "x-internal": true }),
  },
  {
    name: "a path gets a slash at its end",
    forwards: "major",
    backwards: "major",
    base: contract({}, {}, "/a"),
    revision: contract({}, {}, "/a/"),
  },
  {
    name: "security alternatives change order",
    forwards: "none",
    backwards: "none",
    base: contract({ security: [{ key: [] }, { other: [] }] }),
    revision: contract({ security: [{ other: [] }, { key: [] }] }),
  },
];

/** Every pair. */
export const documents: readonly Pair[] = [...parameters, ...bodies, ...whole];
