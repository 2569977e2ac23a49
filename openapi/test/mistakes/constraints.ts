import type { Mistake } from "./mistake.ts";

export const constraints: Mistake[] = [
  ...[
    "enum: [Rex]",
    "const: Rex",
    "default: Rex",
    "pattern: ^R",
    "format: hostname",
    "minLength: 1",
    "maxLength: 50",
    "x-extensible-enum: [Rex]",
  ].map((constraint) => onProperty("name", "examples: [Rex]", constraint)),
  ...["minimum: 0", "maximum: 30", "exclusiveMinimum: 0", "exclusiveMaximum: 99", "multipleOf: 1"].map((constraint) =>
    onProperty("age", "examples: [4]", constraint),
  ),
  onProperty("tricks", "examples: [[sit]]", "uniqueItems: true"),
  {
    mistake: "an invented bound on the items of a property",
    edit: [
      "            type: string\n          examples: [[sit]]",
      "            type: string\n            maxLength: 9\n          examples: [[sit]]",
    ],
    rule: "conomy/constraint-has-source",
    line: "maxLength: 9",
    says: "No source for `maxLength` of `Pet.tricks`",
  },
  {
    mistake: "an invented bound beside a $ref",
    edit: [
      `          $ref: "#/components/schemas/Species"\n`,
      `          $ref: "#/components/schemas/Species"\n          maxLength: 9\n`,
    ],
    rule: "conomy/constraint-has-source",
    line: "maxLength: 9",
    says: "No source for `maxLength` of `Pet.species`",
  },
  {
    mistake: "a bound whose source is only an example in a code block",
    edit: [
      `          $ref: "#/components/schemas/Species"\n`,
      `          $ref: "#/components/schemas/Species"\n          minLength: 1\n`,
    ],
    rule: "conomy/constraint-has-source",
    line: "minLength: 1",
    says: "No source for `minLength` of `Pet.species`",
  },
  {
    mistake: "a closed list of values where SOURCES.md says that there is none",
    edit: ["x-extensible-enum: [dog, cat]", "enum: [dog, cat]"],
    rule: "conomy/constraint-has-source",
    line: "enum: [dog, cat]",
    says: "No source for `enum` of `Species`",
  },
  {
    mistake: "a closed object that nobody documents",
    edit: [
      "      description: One animal in the shop.\n",
      "      description: One animal in the shop.\n      additionalProperties: false\n",
    ],
    rule: "conomy/constraint-has-source",
    line: "additionalProperties: false",
    says: "No source for `additionalProperties` of `Pet`",
  },
  {
    mistake: "an invented bound on a parameter in components",
    edit: ["pattern: ^[0-9]+$", "maxLength: 9"],
    rule: "conomy/constraint-has-source",
    line: "maxLength: 9",
    says: "No source for `maxLength` of `parameters.PetId`",
  },
  {
    mistake: "an invented bound on a parameter of an operation",
    edit: ["            type: boolean\n", "            type: boolean\n            default: false\n"],
    rule: "conomy/constraint-has-source",
    line: "default: false",
    says: "No source for `default` of `parameters.dryRun`",
  },
  {
    mistake: "an invented bound on a header",
    edit: [
      "                type: integer\n              example: 3",
      "                type: integer\n                minimum: 0\n              example: 3",
    ],
    rule: "conomy/constraint-has-source",
    line: "minimum: 0",
    says: "No source for `minimum` of `headers.Request-Cost`",
  },
  {
    mistake: "an invented bound on a request body",
    edit: [
      `$ref: "#/components/schemas/Pet"\n      responses:`,
      "type: array\n              maxItems: 9\n      responses:",
    ],
    rule: "conomy/constraint-has-source",
    line: "maxItems: 9",
    says: "No source for `maxItems` of `updatePet.requestBody`",
  },
  {
    mistake: "an invented bound on a response of an operation",
    edit: [
      `$ref: "#/components/schemas/Pet"\n        "404":`,
      `type: array\n                maxItems: 9\n        "404":`,
    ],
    rule: "conomy/constraint-has-source",
    line: "maxItems: 9",
    says: "No source for `maxItems` of `updatePet.responses.200`",
  },
  {
    mistake: "an invented bound on a response in components",
    edit: [`$ref: "#/components/schemas/Problem"\n    Problem:`, "type: array\n            maxItems: 9\n    Problem:"],
    rule: "conomy/constraint-has-source",
    line: "maxItems: 9",
    says: "No source for `maxItems` of `responses.NotFound`",
  },
  {
    mistake: "an invented bound on the items of a property called properties",
    edit: [
      "        tricks:\n          description: What it can do.\n          type: array\n          items:\n",
      "        properties:\n          description: What it can do.\n          type: array\n          items:\n            maxLength: 9\n",
    ],
    rule: "conomy/constraint-has-source",
    line: "maxLength: 9",
    says: "No source for `maxLength` of `Pet.properties`",
  },
];

function onProperty(property: string, after: string, constraint: string): Mistake {
  const [keyword] = constraint.split(":");
  return {
    mistake: `an invented ${keyword} on a property`,
    edit: [after, `${after}\n          ${constraint}`],
    rule: "conomy/constraint-has-source",
    line: constraint,
    says: `No source for \`${keyword}\` of \`Pet.${property}\``,
  };
}
