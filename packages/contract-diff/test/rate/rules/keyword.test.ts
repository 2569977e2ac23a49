import { keyword, unusedSchema } from "../../../src/rate/rules/keyword.ts";
import { contract, json, node, ofSchemas, ok, query, responses, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [keyword, unusedSchema],
  [
    {
      name: "what a webhook sends tightens",
      forwards: "minor",
      backwards: "major",
      base: contract({}, { webhooks: { w: { post: { requestBody: { content: json(text) }, responses: ok } } } }),
      revision: contract(
        {},
        { webhooks: { w: { post: { requestBody: { content: json({ ...text, maxLength: 3 }) }, responses: ok } } } },
      ),
    },
    {
      name: "what only responses hold becomes required",
      forwards: "patch",
      backwards: "patch",
      base: contract({
        requestBody: { content: json({ type: "object", properties: { id: { ...text, readOnly: true } } }) },
      }),
      revision: contract({
        requestBody: {
          content: json({ type: "object", properties: { id: { ...text, readOnly: true } }, required: ["id"] }),
        },
      }),
    },
    {
      name: "what only requests hold becomes required",
      forwards: "patch",
      backwards: "patch",
      base: contract(
        responses({
          200: {
            description: "d",
            content: json({ type: "object", properties: { id: { ...text, writeOnly: true } } }),
          },
        }),
      ),
      revision: contract(
        responses({
          200: {
            description: "d",
            content: json({ type: "object", properties: { id: { ...text, writeOnly: true } }, required: ["id"] }),
          },
        }),
      ),
    },
    {
      name: "a schema that refers to itself tightens",
      forwards: "major",
      backwards: "minor",
      base: ofSchemas({ N: node({ $ref: "#/components/schemas/N" }) }),
      revision: ofSchemas({ N: { ...node({ $ref: "#/components/schemas/N" }), required: ["next"] } }),
    },
    {
      name: "the schema of a parameter that is a component tightens",
      forwards: "major",
      backwards: "minor",
      base: contract(
        { parameters: [{ $ref: "#/components/parameters/Q" }] },
        { components: { parameters: { Q: query() } } },
      ),
      revision: contract(
        { parameters: [{ $ref: "#/components/parameters/Q" }] },
        { components: { parameters: { Q: query({ schema: { ...text, maxLength: 3 } }) } } },
      ),
    },
    {
      name: "a component with a name to escape tightens",
      forwards: "major",
      backwards: "minor",
      base: ofSchemas({ "a~b": text }, "a~0b"),
      revision: ofSchemas({ "a~b": { ...text, maxLength: 3 } }, "a~0b"),
    },
    {
      name: "a schema that nobody uses changes its type",
      forwards: "patch",
      backwards: "patch",
      base: contract({}, { components: { schemas: { Unused: text } } }),
      revision: contract({}, { components: { schemas: { Unused: { type: "number" } } } }),
    },
  ],
);
