import { booleanSchema } from "../../../src/rate/rules/boolean-schema.ts";
import { contract, json, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [booleanSchema],
  [
    {
      name: "a body becomes true",
      forwards: "minor",
      backwards: "major",
      base: contract({ requestBody: { content: json(text) } }),
      revision: contract({ requestBody: { content: { "application/json": { schema: true } } } }),
    },
    {
      name: "a body becomes false",
      forwards: "major",
      backwards: "minor",
      base: contract({ requestBody: { content: json(text) } }),
      revision: contract({ requestBody: { content: { "application/json": { schema: false } } } }),
    },
  ],
);
