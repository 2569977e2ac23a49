import { samePart } from "../../../src/rate/rules/same-part.ts";
import { contract, json, query, text } from "../../pairs/contract.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [samePart],
  [
    {
      name: "a header parameter changes its case",
      forwards: "none",
      backwards: "none",
      base: contract({ parameters: [{ name: "X-A", in: "header", schema: text }] }),
      revision: contract({ parameters: [{ name: "x-a", in: "header", schema: text }] }),
    },
    {
      name: "how a list is written is said, as it was",
      forwards: "none",
      backwards: "none",
      base: contract({ parameters: [query({ schema: { type: "array", items: text } })] }),
      revision: contract({
        parameters: [query({ schema: { type: "array", items: text }, style: "form", explode: true })],
      }),
    },
    {
      name: "explode appears beside one value",
      forwards: "none",
      backwards: "none",
      base: contract({ parameters: [query()] }),
      revision: contract({ parameters: [query({ explode: false })] }),
    },
    {
      name: "a parameter says that it is optional",
      forwards: "none",
      backwards: "none",
      base: contract({ parameters: [query()] }),
      revision: contract({ parameters: [query({ required: false })] }),
    },
    {
      name: "a parameter moves to a header",
      forwards: "major",
      backwards: "major",
      base: contract({ parameters: [query()] }),
      revision: contract({ parameters: [query({ in: "header" })] }),
    },
    {
      name: "a parameter of the path goes that was replaced",
      forwards: "none",
      backwards: "none",
      base: contract({ parameters: [query({ schema: { type: "number" } })] }, {}, "/a", { parameters: [query()] }),
      revision: contract({ parameters: [query({ schema: { type: "number" } })] }),
    },
    {
      name: "a parameter is called Authorization",
      forwards: "none",
      backwards: "none",
      base: contract({}),
      revision: contract({ parameters: [{ name: "Authorization", in: "header", required: true, schema: text }] }),
    },
    {
      name: "a media type gets its charset",
      forwards: "none",
      backwards: "none",
      base: contract({ requestBody: { content: json(text) } }),
      revision: contract({ requestBody: { content: { "application/json; charset=utf-8": { schema: text } } } }),
    },
    ...operationsCalled("a parameter moves to the path"),
  ],
);
