import { additionalOperation } from "../../../src/rate/rules/additional-operation.ts";
import { contractOf, fine } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

const copy = (item: object) => contractOf({ "/a": { get: fine, ...item } }, { openapi: "3.2.0" });

testRules(
  [additionalOperation],
  [
    {
      name: "an additional operation comes",
      forwards: "minor",
      backwards: "major",
      base: copy({}),
      revision: copy({ additionalOperations: { COPY: fine } }),
    },
  ],
);
