import { annotation } from "../../../src/rate/rules/annotation.ts";
import { contract, query, takes, text } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [annotation],
  [
    {
      name: "the default of a parameter changes",
      forwards: "patch",
      backwards: "patch",
      base: contract({ parameters: [query({ schema: { ...text, default: "a" } })] }),
      revision: contract({ parameters: [query({ schema: { ...text, default: "b" } })] }),
    },
    {
      name: "a schema gets a title",
      forwards: "patch",
      backwards: "patch",
      base: contract(takes(text)),
      revision: contract(takes({ ...text, title: "A name" })),
    },
  ],
);
