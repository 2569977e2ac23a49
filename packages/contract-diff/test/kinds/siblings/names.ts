import { contract, object, type Pair, returns, takes, text, upTo } from "../../pairs/contract.ts";

const keywords = [
  "externalDocs",
  "links",
  "encoding",
  "responses",
  "callbacks",
  "properties",
  "example",
  "examples",
  "default",
  "enum",
  "required",
  "type",
  "items",
  "allOf",
  "not",
  "description",
  "security",
  "parameters",
  "schema",
  "content",
  "headers",
  "servers",
  "tags",
  "x-internal",
  "rate%",
  "a/b",
  "a~b",
  "a b",
  "%2F",
  "{id}",
];

const component = (name: string, schema: object) =>
  contract(takes({ $ref: `#/components/schemas/${encodeURIComponent(name)}` }), {
    components: { schemas: { [name]: schema } },
  });

export const names: readonly Pair[] = [
  ...keywords.map((name) => ({
    name: `a request property called ${name} is tightened`,
    forwards: "major" as const,
    backwards: "minor" as const,
    base: contract(takes(object({ [name]: upTo(9) }))),
    revision: contract(takes(object({ [name]: upTo(5) }))),
  })),
  ...["links", "example", "responses", "Content%"].map((name) => ({
    name: `a response header called ${name} goes`,
    forwards: "major" as const,
    backwards: "minor" as const,
    base: contract(returns(text, { headers: { [name]: { schema: text } } })),
    revision: contract(returns(text)),
  })),
  ...["properties", "responses", "example", "schemas", "items"].map((name) => ({
    name: `a schema called ${name} is tightened`,
    forwards: "major" as const,
    backwards: "minor" as const,
    base: component(name, object({ a: upTo(9) })),
    revision: component(name, object({ a: upTo(5) })),
  })),
];
