import type { Mistake } from "./mistake.ts";

export const shape: Mistake[] = [
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
