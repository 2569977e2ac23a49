import { newOperation } from "../../../src/rate/rules/new-operation.ts";
import { contract, ok } from "../../pairs/contract.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [newOperation],
  [
    {
      name: "a path goes",
      forwards: "major",
      backwards: "minor",
      base: { ...contract({}), paths: { ...contract({}).paths, "/a/me": { get: { responses: ok } } } },
      revision: contract({}),
    },
    {
      name: "an operation goes",
      forwards: "major",
      backwards: "minor",
      base: { ...contract({}), paths: { "/a": { ...contract({}).paths["/a"], get: { responses: ok } } } },
      revision: contract({}),
    },
    ...operationsCalled("an operation comes", "a path comes"),
  ],
);
