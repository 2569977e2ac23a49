import { contract, type Pair, returns, takes, text } from "../../pairs/contract.ts";

const list = (more: object) => ({ type: "array", ...more });
const a = { const: "a" };

/** A schema that takes less: what a request may hold shrinks, and so does what a response holds. */
const narrows = (name: string, base: unknown, revision: unknown, more: object = {}): readonly Pair[] => [
  { name: `in a request, ${name}`, forwards: "major", backwards: "minor", ...pair(takes, base, revision, more) },
  { name: `in a response, ${name}`, forwards: "minor", backwards: "major", ...pair(returns, base, revision, more) },
];

const keeps = (name: string, base: unknown, revision: unknown, more: object = {}): readonly Pair[] => [
  { name: `in a request, ${name}`, forwards: "none", backwards: "none", ...pair(takes, base, revision, more) },
  { name: `in a response, ${name}`, forwards: "none", backwards: "none", ...pair(returns, base, revision, more) },
];

const pair = (operation: (schema: unknown) => object, base: unknown, revision: unknown, more: object) => ({
  base: contract(operation(base), more),
  revision: contract(operation(revision), more),
});

const old = { openapi: "3.0.3", components: { schemas: { T: text } } };
const T = { $ref: "#/components/schemas/T" };

export const schemas: readonly Pair[] = [
  ...narrows("one contained item becomes two", list({ contains: a }), list({ contains: a, minContains: 2 })),
  ...narrows("contained items get a limit", list({ contains: a }), list({ contains: a, maxContains: 3 })),
  ...narrows("items become unique", list({}), list({ uniqueItems: true })),
  ...narrows("a text gets a pattern", text, { ...text, pattern: "^a" }),
  {
    name: "in a request, a schema becomes a boolean of false",
    ...{ forwards: "major", backwards: "minor", ...pair(takes, text, false, {}) },
  },
  {
    name: "in a response, a schema becomes a boolean of false",
    ...{ forwards: "major", backwards: "major", ...pair(returns, text, false, {}) },
  },
  ...narrows("a schema of true gets a type", true, text),
  ...narrows("OpenAPI 3.0 text is no longer nullable", { ...text, nullable: true }, text, old),
  ...narrows(
    "an OpenAPI 3.0 allOf is no longer nullable",
    { ...text, nullable: true, allOf: [{}] },
    { ...text, allOf: [{}] },
    old,
  ),
  ...narrows(
    "an OpenAPI 3.0 minimum becomes exclusive",
    { type: "number", minimum: 1 },
    { type: "number", minimum: 1, exclusiveMinimum: true },
    old,
  ),
  ...narrows(
    "a bound beyond 2^53 falls by one",
    { type: "integer", maximum: 2 ** 60 },
    { type: "integer", maximum: 2 ** 59 },
  ),
  ...keeps("nothing needs to be contained", list({}), list({ contains: a, minContains: 0 })),
  ...keeps("a pattern is empty", text, { ...text, pattern: "" }),
  ...keeps("a schema of true is written as an empty one", true, {}),
  ...keeps("a schema of false is written as not anything", false, { not: {} }),
  ...keeps("a constant is written as an enum of one", a, { enum: ["a"] }),
  ...keeps("OpenAPI 3.0 ignores what stands beside a reference", T, { ...T, maxLength: 3 }, old),
  ...keeps("unknown keywords come", text, { ...text, nullable: true, foo: { $ref: "#/nowhere" } }),
];
