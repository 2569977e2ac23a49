import type { Mistake } from "./mistake.ts";

export const wording: Mistake[] = [
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

function typo(sentence: string): Mistake {
  return {
    mistake: `the vendor's typo in “${sentence}”`,
    edit: ["What people call it.", sentence],
    rule: "conomy/no-vendor-typos",
    line: `description: ${sentence}`,
    says: "is a slip on the vendor's pages",
  };
}
