import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseContract } from "@conomyhq/contract-document";

/** The text of the contract. */
export const contract: string = readFileSync(
  fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml")),
  "utf8",
);

/** Changes the contract's text: each pair is a text that is in it, and what is there instead. */
export function edit(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The contract has no ${from}`);
    return text.replace(from, () => to);
  }, contract);
}

export const head = "  /customers/{customer-id}:\n    patch:\n";
export const components = "\ncomponents:\n";
const parameters = `      parameters:
        - $ref: "#/components/parameters/CustomerId"
        - $ref: "#/components/parameters/UserAgent"
        - $ref: "#/components/parameters/ApiVersion"
`;
const security = "security:\n  - bearerToken: []\n    apiKey: []\n";
const email = `        email:
          description: The e-mail address.
          type: string
          examples: [ana@example.com]
`;
const [beforeUpdate = "", afterUpdate = ""] = contract.split(
  "    CustomerUpdate:\n      description: |\n        The fields",
);
/** `email` of `CustomerUpdate`, which stands in `Customer` as well. */
export function editEmail(to: string, prelude = ""): string {
  const text = `${beforeUpdate}    CustomerUpdate:\n      description: |\n        The fields${afterUpdate.replace(email, () => to)}`;
  return prelude ? text.replace(components, () => prelude + components) : text;
}

/** What stands under the path of a customer. */
const [, item = ""] = /\n {2}\/customers\/\{customer-id\}:\n([\s\S]*?)\n\n {2}\/customers:/.exec(contract) ?? [];

/** Other spellings of the same contract. */
export const spellings: Record<string, string> = {
  "a byte order mark": `\uFEFF${contract}`,
  "the line ends of Windows": contract.replaceAll("\n", "\r\n"),
  JSON: JSON.stringify(parseContract(contract, "conomy.yaml").value, undefined, 2),
  "parameters of the path": edit(
    [parameters, ""],
    [head, `  /customers/{customer-id}:\n${parameters.replace(/^ {2}/gm, "")}    patch:\n`],
  ),
  "a parameter that replaces one of the path": edit([
    head,
    `  /customers/{customer-id}:\n    parameters:\n      - name: user-agent\n        in: header\n        schema: { type: integer }\n    patch:\n`,
  ]),
  "words, servers and extensions beside operations": edit(
    [
      head,
      `  /customers/{customer-id}:\n    summary: One\n    description: Two\n    servers: [{ url: https://example.com }]\n    x-three: { patch: 3 }\n    patch:\n`,
    ],
    ["paths:\n", "paths:\n  x-note: { get: {} }\n"],
  ),
  "responses without content": edit([
    '        "429":\n',
    '        "204":\n          description: Done.\n        "429":\n',
  ]),
  "statuses that are numbers": contract.replaceAll(/^( {8})"(\d{3})":$/gm, "$1$2:"),
  "a chain of three references to a response": edit(
    [
      "\n  responses:\n",
      '\n  responses:\n    One:\n      $ref: "#/components/responses/Two"\n    Two:\n      $ref: "#/components/responses/Customer"\n',
    ],
    ['$ref: "#/components/responses/Customer"', '$ref: "#/components/responses/One"'],
  ),
  "chains of three references to a parameter, a body and a schema": edit(
    ['- $ref: "#/components/parameters/UserAgent"', '- $ref: "#/components/parameters/One"'],
    [
      "\n  parameters:\n",
      '\n  parameters:\n    One:\n      $ref: "#/components/parameters/Two"\n    Two:\n      $ref: "#/components/parameters/UserAgent"\n',
    ],
    ['        $ref: "#/components/requestBodies/CustomerUpdate"', '        $ref: "#/components/requestBodies/One"'],
    [
      "\n  requestBodies:\n",
      '\n  requestBodies:\n    One:\n      $ref: "#/components/requestBodies/Two"\n    Two:\n      $ref: "#/components/requestBodies/CustomerUpdate"\n',
    ],
    ['            $ref: "#/components/schemas/CustomerUpdate"', '            $ref: "#/components/schemas/One"'],
    [
      "\n  schemas:\n",
      '\n  schemas:\n    One:\n      $ref: "#/components/schemas/Two"\n    Two:\n      $ref: "#/components/schemas/CustomerUpdate"\n',
    ],
  ),
  "a path by reference": edit(
    [item, '    $ref: "#/components/pathItems/Customer"'],
    [components, `${components}  pathItems:\n    Customer:\n${item.replace(/^(?=.)/gm, "  ")}\n\n`],
  ),
  "merge keys in a schema": editEmail(
    "        email:\n          <<: *email\n          description: Another.\n",
    "\nx-shared:\n  email: &email\n    description: The e-mail address.\n    type: string\n",
  ),
  "merge keys for a whole list of properties": editEmail(
    "        <<: [*contact, *more]\n",
    "\nx-shared:\n  - &contact { email: { type: string } }\n  - &more { email: { type: integer } }\n",
  ),
  "an anchor and its alias": edit([
    '        - $ref: "#/components/parameters/UserAgent"\n',
    "        - &agent { name: User-Agent, in: header, required: true, schema: { type: string } }\n",
  ]),
  "an inline schema that others refer to by its path": edit(
    [
      '        - $ref: "#/components/parameters/ApiVersion"\n',
      "        - name: conomyhq-api-version\n          in: header\n          schema: { type: string }\n",
    ],
    [
      "  schemas:\n",
      '  schemas:\n    Far:\n      $ref: "#/paths/~1customers~1%7Bcustomer-id%7D/patch/parameters/2/schema"\n',
    ],
  ),
  "a schema in parts": editEmail("        email:\n          allOf: [{ type: string }, true]\n"),
  "a format, which is an annotation": editEmail("        email:\n          type: string\n          format: email\n"),
  "a bound that a number can hold": editEmail("        email: { type: string, maxLength: 9007199254740991 }\n"),
  "a text that looks like a reference": editEmail('        email: { type: string, not: { const: "#/components" } }\n'),
  "a media type with a parameter": contract.replaceAll("application/json:", '"Application/JSON; charset=utf-8":'),
  "one example instead of many": contract
    .replace(
      /( {10})examples:\n {12}invalidParam:\n {14}summary: .*\n {14}value:\n((?: {16}.*\n)+)/,
      (_, indent) => `${indent}examples:\n            invalidParam: { $ref: "#/components/examples/Bad" }\n`,
    )
    .replace(
      components,
      `${components}  examples:\n    Bad:\n      value:\n        { status: 400, code: "11", type: invalidParam, detail: phoneNumberPrefix is not valid, traceId: a }\n`,
    ),
  "security of each operation": edit([security, ""]).replaceAll(
    /^ {6}operationId: \w+Customers?\n/gm,
    "$&      security: [{ bearerToken: [], apiKey: [] }]\n",
  ),
  "other names of the security schemes": contract
    .replaceAll("bearerToken", "token")
    .replaceAll("apiKey: []", "key: []")
    .replace("    apiKey:\n", "    key:\n"),
  "webhooks and callbacks": edit([
    components,
    `\nwebhooks:\n  changed:\n    post:\n      operationId: changed\n      responses: { "200": { description: Done. } }\n${components}`,
  ]),
  "an extension whose key is __proto__": edit(["paths:\n", "x-note: { __proto__: { type: object } }\n\npaths:\n"]),
};
