import type { Mistake } from "./mistake.ts";

export const descriptions: Mistake[] = [
  {
    mistake: "an operation without a description",
    edit: ["      description: Changes some fields of one animal.\n", ""],
    rule: "operation-description",
    line: "patch:",
    says: "Operation object should contain `description`",
  },
  {
    mistake: "a parameter without a description",
    edit: ["      description: The animal that the call is about.\n", ""],
    rule: "parameter-description",
    line: "PetId:",
    says: "Parameter object description must be present",
  },
  {
    mistake: "a tag without a description",
    edit: ["    description: The animals that the shop sells.\n", ""],
    rule: "tag-description",
    line: "- name: Pets",
    says: "Tag object should contain `description`",
  },
  {
    mistake: "a response without a description",
    edit: ["      description: No such animal lives here.\n", ""],
    rule: "struct",
    line: "NotFound:",
    says: "The field `description` must be present",
  },
  {
    mistake: "a header without a description",
    edit: ["              description: How many points the call took.\n", ""],
    rule: "conomy/has-description",
    line: "Request-Cost:",
    says: "The header `Request-Cost` has no description",
  },
  {
    mistake: "a schema without a description",
    edit: ["      description: One animal in the shop.\n", ""],
    rule: "conomy/has-description",
    line: "Pet:",
    says: "The schema `Pet` has no description",
  },
  {
    mistake: "a property without a description",
    edit: ["          description: What people call it.\n", ""],
    rule: "conomy/has-description",
    line: "name:",
    says: "The property `name` has no description",
  },
];

export const sentences: Mistake[] = [
  ...[
    ["a property", "What people call it.", "what people call it."],
    ["an operation", "Changes some fields of one animal.", "changes some fields of one animal."],
    ["a parameter", "The animal that the call is about.", "the animal that the call is about."],
    ["a header", "How many points the call took.", "how many points the call took."],
    ["a response", "No such animal lives here.", "no such animal lives here."],
    ["a schema", "One animal in the shop.", "one animal in the shop."],
    ["a tag", "The animals that the shop sells.", "the animals that the shop sells."],
    ["a request body", "The fields to change.", "the fields to change."],
    ["a security scheme", "The key of the shop.", "the key of the shop."],
    ["the document", "An unofficial description of a shop for pets.", "an unofficial description of a shop for pets."],
  ].map(([kind = "", from = "", to = ""]) => ({
    mistake: `a description of ${kind} that starts in the middle of a sentence`,
    edit: [`description: ${from}`, `description: ${to}`] as [string, string],
    rule: "conomy/description-is-sentences",
    line: `description: ${to}`,
    says: "does not start like a sentence",
  })),
  {
    mistake: "an empty description",
    edit: ["description: What people call it.", "description: ' '"],
    rule: "conomy/description-is-sentences",
    line: "description: ' '",
    says: "does not start like a sentence",
  },
  {
    mistake: "a description without a full stop",
    edit: ["How many years it has lived.", "How many years it has lived"],
    rule: "conomy/description-is-sentences",
    line: "description: How many years it has lived",
    says: "does not end like a sentence",
  },
  {
    mistake: "a description that goes on after its list without a full stop",
    edit: ["            - still here\n", "            - still here\n\n            and so on\n"],
    rule: "conomy/description-is-sentences",
    line: "description: |",
    says: "does not end like a sentence",
  },
  {
    mistake: "a description that only repeats the name of its property",
    edit: ["description: What people call it.", "description: The name."],
    rule: "conomy/description-is-sentences",
    line: "description: The name.",
    says: "only repeats the name",
  },
  {
    mistake: "a description that only repeats the operationId",
    edit: ["description: Changes some fields of one animal.", "description: Update pet."],
    rule: "conomy/description-is-sentences",
    line: "description: Update pet.",
    says: "only repeats the name",
  },
  {
    mistake: "a description beside a $ref that is no sentence",
    edit: [
      `          $ref: "#/components/schemas/Species"\n`,
      `          $ref: "#/components/schemas/Species"\n          description: its kind\n`,
    ],
    rule: "conomy/description-is-sentences",
    line: "description: its kind",
    says: "does not start like a sentence",
  },
];
