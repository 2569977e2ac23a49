import { closedObject } from "../../../src/rate/rules/closed-object.ts";
import { contract, object, returns, takes, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [closedObject],
  [
    {
      name: "a response property goes into a closed object",
      forwards: "major",
      backwards: "major",
      base: contract(returns(object({ a: text, b: text }))),
      revision: contract(returns(object({ a: text }, { additionalProperties: false }))),
    },
    {
      name: "a closed object of a request takes a property more",
      forwards: "minor",
      backwards: "major",
      base: contract(takes(object({ a: text }, { additionalProperties: false }))),
      revision: contract(takes(object({ a: text, b: text }, { additionalProperties: false }))),
    },
  ],
);
