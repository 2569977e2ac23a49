import { mediaTypeSchemaAdded, mediaTypeSchemaRemoved } from "../../../src/rate/rules/media-type-schema.ts";
import { operationsCalled } from "../../pairs/operations.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [mediaTypeSchemaAdded, mediaTypeSchemaRemoved],
  [...operationsCalled("the schema of a request comes", "the schema of a response comes")],
);
