import { contract, contractOf, fine, json, object, type Pair, returns, text } from "../../pairs/contract.ts";

const grown = returns(object({ a: text, b: text }));
const small = returns(object({ a: text }));

/** What is said in other words, beside a response property that comes or goes. */
const beside = (name: string, base: object, revision: object, more: object = {}): Pair => ({
  name: `${name}, and a response property is added`,
  forwards: "minor",
  backwards: "major",
  base: contract({ ...small, ...base }, more),
  revision: contract({ ...grown, ...revision }, more),
});

const parameter = (more: object = {}, place = "query") => ({
  parameters: [{ name: "q", in: place, schema: text, ...more }],
});
const body = (schema: object, more: object = {}) => ({ requestBody: { content: json(schema), ...more } });
const old = { openapi: "3.0.3" };
const security = { security: [{ key: [] }] };
const securitySchemes = { key: { type: "apiKey", in: "header", name: "k" } };
const servers = [{ url: "https://api.example.com" }];

export const noOps: readonly Pair[] = [
  beside("a query parameter says that it is optional", parameter(), parameter({ required: false })),
  beside("a query parameter says that it is not deprecated", parameter(), parameter({ deprecated: false })),
  beside("a query parameter says that it reserves nothing", parameter(), parameter({ allowReserved: false })),
  beside("a query parameter says that it may not be empty", parameter(), parameter({ allowEmptyValue: false })),
  beside("a header parameter spells out its style", parameter({}, "header"), parameter({ style: "simple" }, "header")),
  beside("a cookie parameter spells out its style", parameter({}, "cookie"), parameter({ style: "form" }, "cookie")),
  beside(
    "a header parameter changes the case of its name",
    { parameters: [{ name: "X-A", in: "header", schema: text }] },
    { parameters: [{ name: "x-a", in: "header", schema: text }] },
  ),
  beside(
    "an ignored Accept parameter goes",
    { parameters: [{ name: "Accept", in: "header", required: true, schema: text }] },
    {},
  ),
  beside(
    "an ignored Authorization parameter comes",
    {},
    { parameters: [{ name: "Authorization", in: "header", required: true, schema: text }] },
  ),
  beside(
    "two parameters change places",
    {
      parameters: [
        { name: "p", in: "query", schema: text },
        { name: "q", in: "query", schema: text },
      ],
    },
    {
      parameters: [
        { name: "q", in: "query", schema: text },
        { name: "p", in: "query", schema: text },
      ],
    },
  ),
  beside("a request body says that it is optional", body(text), body(text, { required: false })),
  beside(
    "a request body gets the charset of JSON",
    { requestBody: { content: { "application/json": { schema: text } } } },
    { requestBody: { content: { "application/json; charset=utf-8": { schema: text } } } },
  ),
  beside("a schema says that it is open", body(object({})), body(object({}, { additionalProperties: true }))),
  beside("a text says that it may be empty", body(text), body({ ...text, minLength: 0 })),
  beside("a list says that it may be empty", body({ type: "array" }), body({ type: "array", minItems: 0, items: {} })),
  beside("a list says that it may repeat itself", body({ type: "array" }), body({ type: "array", uniqueItems: false })),
  beside("an object requires nothing, in words", body(object({})), body(object({}, { required: [] }))),
  beside("a type is written as a list of one", body(text), body({ type: ["string"] })),
  beside("a schema is wrapped in allOf", body(text), body({ allOf: [text] })),
  beside(
    "the values of an enum change places",
    body({ type: "string", enum: ["a", "b"] }),
    body({ type: "string", enum: ["b", "a"] }),
  ),
  beside(
    "the required properties change places",
    body(object({ a: text, b: text }, { required: ["a", "b"] })),
    body(object({ a: text, b: text }, { required: ["b", "a"] })),
  ),
  beside("a property says that it is not read-only", body(object({ a: text })), {
    ...body(object({ a: { ...text, readOnly: false } })),
  }),
  beside("an OpenAPI 3.0 schema says that it is not null", body(text), body({ ...text, nullable: false }), old),
  beside(
    "an OpenAPI 3.0 minimum says that it is inclusive",
    body({ type: "number", minimum: 1 }),
    body({ type: "number", minimum: 1, exclusiveMinimum: false }),
    old,
  ),
  beside("an operation spells out the security of the document", {}, security, {
    ...security,
    components: { securitySchemes },
  }),
  beside("an operation spells out the servers of the document", {}, { servers }, { servers }),
  {
    name: "a parameter moves from its path to the operation, and a response property is added",
    forwards: "minor",
    backwards: "major",
    base: contractOf({ "/a": { ...parameter(), post: small } }),
    revision: contractOf({ "/a": { post: { ...parameter(), ...grown } } }),
  },
  {
    name: "the operations of a path change places",
    forwards: "none",
    backwards: "none",
    base: contractOf({ "/a": { get: fine, post: fine } }),
    revision: contractOf({ "/a": { post: fine, get: fine } }),
  },
];
