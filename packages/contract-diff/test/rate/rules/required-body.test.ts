import { requiredBody } from "../../../src/rate/rules/required-body.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules([requiredBody], [...operationsCalled("a required body comes")]);
