import {
  requestPartOptional,
  responseHeaderOptional,
  responseHeaderRequired,
} from "../../../src/rate/rules/required-parts.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [requestPartOptional, responseHeaderOptional, responseHeaderRequired],
  [
    ...operationsCalled(
      "a parameter becomes required",
      "a body becomes required",
      "a header of a response becomes required",
    ),
  ],
);
