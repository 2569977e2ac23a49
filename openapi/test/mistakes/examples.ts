import type { Mistake } from "./mistake.ts";

export const examples: Mistake[] = [
  {
    mistake: "a property without an example",
    edit: ["          examples: [Rex]\n", ""],
    rule: "conomy/has-example",
    line: "name:",
    says: "The property `name` has no example",
  },
  {
    mistake: "a property with an empty list of examples",
    edit: ["examples: [Rex]", "examples: []"],
    rule: "conomy/has-example",
    line: "name:",
    says: "The property `name` has no example",
  },
  {
    mistake: "a reference to a plain schema without an example",
    edit: ["      examples: [dog]\n", ""],
    rule: "conomy/has-example",
    line: "species:",
    says: "The property `species` has no example",
  },
  {
    mistake: "a parameter without an example",
    edit: [`      example: "17"\n`, ""],
    rule: "conomy/has-example",
    line: "PetId:",
    says: "The parameter `pet-id` has no example",
  },
  {
    mistake: "a header without an example",
    edit: ["              example: 3\n", ""],
    rule: "conomy/has-example",
    line: "Request-Cost:",
    says: "The header `Request-Cost` has no example",
  },
  {
    mistake: "an example that its schema rejects",
    edit: ["examples: [4]", "examples: [four]"],
    rule: "no-invalid-schema-examples",
    line: "examples: [four]",
    says: "must be integer",
  },
];
