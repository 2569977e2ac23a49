import { vanishedProperty } from "../../../src/rate/rules/vanished-property.ts";
import { contract, object, returns, takes, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [vanishedProperty],
  [
    {
      name: "an optional response property becomes write-only",
      forwards: "major",
      backwards: "minor",
      base: contract(returns(object({ a: text, b: text }))),
      revision: contract(returns(object({ a: text, b: { ...text, writeOnly: true } }))),
    },
    // Back from a promise that the property is absent, readers get what they were told never to get.
    {
      name: "a response property becomes false",
      forwards: "major",
      backwards: "major",
      base: contract(returns(object({ a: text, b: text }))),
      revision: contract(returns(object({ a: text, b: false }))),
    },
    {
      name: "a required request property is no longer read-only",
      forwards: "major",
      backwards: "minor",
      base: contract(takes(object({ a: { ...text, readOnly: true } }, { required: ["a"] }))),
      revision: contract(takes(object({ a: text }, { required: ["a"] }))),
    },
  ],
);
