import { contract, object, type Pair, returns, text } from "../../pairs/contract.ts";

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
];
