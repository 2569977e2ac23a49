import { serverVariable } from "../../../src/rate/rules/server-variable.ts";
import { contract } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

const chosen = (...values: string[]) =>
  contract({}, { servers: [{ url: "https://{r}.example.com", variables: { r: { default: "eu", enum: values } } }] });

testRules(
  [serverVariable],
  [
    {
      name: "a value of a server variable goes",
      forwards: "major",
      backwards: "minor",
      base: chosen("eu", "us"),
      revision: chosen("eu"),
    },
  ],
);
