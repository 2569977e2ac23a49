import { bodyEncoding } from "../../../src/rate/rules/body-encoding.ts";
import { contract, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [bodyEncoding],
  [
    {
      name: "a part of a form is written otherwise",
      forwards: "major",
      backwards: "major",
      base: contract({
        requestBody: { content: { "multipart/form-data": { schema: { type: "object", properties: { a: text } } } } },
      }),
      revision: contract({
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object", properties: { a: text } },
              encoding: { a: { contentType: "text/csv" } },
            },
          },
        },
      }),
    },
  ],
);
