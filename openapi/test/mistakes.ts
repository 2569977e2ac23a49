/** One mistake, seeded into `fixtures/base.yaml`, and what the lint must say about it. */
export type Mistake = {
  mistake: string;
  edit: [from: string, to: string];
  rule: string;
  /** The line, without its indentation, that the finding points to. */
  line: string;
  says: string;
};

const descriptions: Mistake[] = [
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

const sentences: Mistake[] = [
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

const examples: Mistake[] = [
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

const errors: Mistake[] = [
  {
    mistake: "an error example about a field that the operation does not have",
    edit: withErrorExample("phoneNumber is not valid"),
    rule: "conomy/error-example-fits",
    line: "detail: phoneNumber is not valid",
    says: "The operation has no `phoneNumber`, which “phoneNumber is not valid” is about",
  },
  {
    mistake: "an error example about a header that the operation does not have",
    edit: withErrorExample("The Request-Cost is too high"),
    rule: "conomy/error-example-fits",
    line: "detail: The Request-Cost is too high",
    says: "The operation has no `Request-Cost`",
  },
  {
    mistake: "an error example that requires an optional field",
    edit: withErrorExample("dryRun is required"),
    rule: "conomy/error-example-fits",
    line: "detail: dryRun is required",
    says: "“dryRun is required” is wrong of this operation, where it is optional",
  },
];

const sources: Mistake[] = [
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

const shape: Mistake[] = [
  {
    mistake: "an inline object in a property",
    edit: [
      "          type: array\n          items:\n            type: string\n          examples: [[sit]]",
      "          type: object\n          examples: [{}]",
    ],
    rule: "conomy/no-inline-object-schema",
    line: "tricks:",
    says: "Move it to `components/schemas`",
  },
  {
    mistake: "an inline object in a response",
    edit: [
      `              schema:\n                $ref: "#/components/schemas/Pet"\n        "404"`,
      `              schema:\n                additionalProperties: true\n        "404"`,
    ],
    rule: "conomy/no-inline-object-schema",
    line: "schema:",
    says: "Move it to `components/schemas`",
  },
  {
    mistake: "no default response",
    edit: [
      `        default:\n          $ref: "#/components/responses/Problem"\n`,
      `        "500":\n          $ref: "#/components/responses/Problem"\n`,
    ],
    rule: "rule/operation-has-default-response",
    line: "responses:",
    says: "Add a `default` response",
  },
  {
    mistake: "no 4xx response",
    edit: [`        "404":\n`, `        "503":\n`],
    rule: "operation-4xx-response",
    line: "responses:",
    says: "Operation must have at least one `4XX` response",
  },
  ...["update_pet", "UpdatePet", "petUpdate", "update", "patchPet", "preupdatePet", "updates", "updatepet"].map(
    (id) => ({
      mistake: `the operationId ${id}`,
      edit: ["operationId: updatePet", `operationId: ${id}`] as [string, string],
      rule: "rule/operation-id-is-verb-and-noun",
      line: `operationId: ${id}`,
      says: "a verb (list, get, create, update, replace, delete) and a noun",
    }),
  ),
];

const honesty: Mistake[] = [
  {
    mistake: "a document that does not say that it is unofficial",
    edit: ["An unofficial description", "A description"],
    rule: "rule/info-says-unofficial",
    line: "description: A description of a shop for pets.",
    says: 'with the word "unofficial"',
  },
  {
    mistake: "a document without a description",
    edit: ["  description: An unofficial description of a shop for pets.\n", ""],
    rule: "rule/info-says-unofficial",
    line: "title: Pets",
    says: 'with the word "unofficial"',
  },
  // Put together here, so that a search of the repository for the slip finds nothing.
  typo("Document type of the entity.".replace("nt", "ny")),
  typo("The Zipcode f the address."),
  typo("RUT, CURP or CURL."),
  typo("As RF522 says."),
  {
    mistake: "a typo of the vendor in an example",
    edit: ["examples: [Rex]", "examples: [CURL]"],
    rule: "conomy/no-vendor-typos",
    line: "examples: [CURL]",
    says: '"CURL" is a slip',
  },
  {
    mistake: "a typo of the vendor in a name",
    edit: ["        age:", "        documenyAge:"],
    rule: "conomy/no-vendor-typos",
    line: "documenyAge:",
    says: '"documeny" is a slip',
  },
];

const unsourced: Mistake[] = [
  {
    mistake: "an operation that SOURCES.md does not name",
    edit: ["  /pets/{pet-id}:", "  /animals/{pet-id}:"],
    rule: "conomy/has-source",
    line: "patch:",
    says: "SOURCES.md does not say where `PATCH /animals/{pet-id}` comes from",
  },
  {
    mistake: "an operation that SOURCES.md lists as left out",
    edit: ["    patch:\n", "    delete:\n"],
    rule: "conomy/has-source",
    line: "delete:",
    says: "SOURCES.md does not say where `DELETE /pets/{pet-id}` comes from",
  },
  {
    mistake: "a parameter that SOURCES.md does not name",
    edit: ["- name: dryRun", "- name: wetRun"],
    rule: "conomy/has-source",
    line: "- name: wetRun",
    says: "`parameters.wetRun`",
  },
  {
    mistake: "a property that SOURCES.md does not name",
    edit: ["        age:", "        years:"],
    rule: "conomy/has-source",
    line: "years:",
    says: "`Pet.years`",
  },
];

export const mistakes: Mistake[] = [
  ...descriptions,
  ...sentences,
  ...examples,
  ...errors,
  ...sources,
  ...unsourced,
  ...shape,
  ...honesty,
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

export function withErrorExample(detail: string): [string, string] {
  const before = "No such animal lives here.\n      content:\n        application/json:\n";
  return [
    before,
    `${before}          examples:\n            one:\n              value:\n                detail: ${detail}\n`,
  ];
}

function typo(sentence: string): Mistake {
  return {
    mistake: `the vendor's typo in “${sentence}”`,
    edit: ["What people call it.", sentence],
    rule: "conomy/no-vendor-typos",
    line: `description: ${sentence}`,
    says: "is a slip on the vendor's pages",
  };
}
