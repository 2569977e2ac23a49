import { sameOperation, sameResponse } from "../../../src/rate/rules/same-operation.ts";
import { contract, json, ok, responses, text } from "../../pairs/contract.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [sameOperation, sameResponse],
  [
    {
      name: "a status goes that default covers",
      forwards: "patch",
      backwards: "patch",
      base: contract(
        responses({
          200: ok[200],
          404: { description: "e", content: json(text) },
          default: { description: "e", content: json(text) },
        }),
      ),
      revision: contract(responses({ 200: ok[200], default: { description: "e", content: json(text) } })),
    },
    {
      name: "a header of a response changes its case",
      forwards: "none",
      backwards: "none",
      base: contract(responses({ 200: { description: "d", headers: { "X-H": { schema: text } } } })),
      revision: contract(responses({ 200: { description: "d", headers: { "x-h": { schema: text } } } })),
    },
    ...operationsCalled("a body says that it is optional"),
  ],
);
