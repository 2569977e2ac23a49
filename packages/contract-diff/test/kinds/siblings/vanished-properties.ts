import { contract, object, type Pair, returns, takes, text } from "./contract.ts";

const gone = (name: string, base: object, revision: object): Pair => ({
  name,
  forwards: "major",
  backwards: "minor",
  base: contract(returns(base)),
  revision: contract(returns(revision)),
});

const both = object({ a: text, b: text });
const one = object({ a: text });

export const vanishedProperties: readonly Pair[] = [
  gone("an optional response property becomes write-only", both, object({ a: text, b: { ...text, writeOnly: true } })),
  gone("all response properties go", both, { type: "object" }),
  gone("a response property behind allOf goes", { allOf: [one, object({ b: text })] }, { allOf: [one] }),
  gone("a property of response items goes", { type: "array", items: both }, { type: "array", items: one }),
  gone("a property of one branch of a response goes", { anyOf: [both, text] }, { anyOf: [one, text] }),
  gone(
    "a response property behind unevaluatedProperties goes",
    { ...both, unevaluatedProperties: false },
    { ...one, unevaluatedProperties: false },
  ),
  gone("a property of a response map goes", { additionalProperties: both }, { additionalProperties: one }),
  // Back from a promise that the property is absent, readers get what they were told never to get.
  { ...gone("a response property becomes false", both, object({ a: text, b: false })), backwards: "major" },
  {
    ...gone(
      "a response property goes into a closed object",
      both,
      object({ a: text }, { additionalProperties: false }),
    ),
    backwards: "major",
  },
  {
    name: "a required request property is no longer read-only",
    forwards: "major",
    backwards: "minor",
    base: contract(takes(object({ a: { ...text, readOnly: true } }, { required: ["a"] }))),
    revision: contract(takes(object({ a: text }, { required: ["a"] }))),
  },
];
