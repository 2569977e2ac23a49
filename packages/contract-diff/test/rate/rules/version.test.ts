import { version } from "../../../src/rate/rules/version.ts";
import { contract } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [version],
  [
    {
      name: "a contract gets another version",
      forwards: "none",
      backwards: "none",
      base: contract({}),
      revision: contract({}, { info: { title: "Pairs", version: "2.0.0" } }),
    },
  ],
);
