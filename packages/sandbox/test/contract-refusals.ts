import { components, contract, edit, editEmail, head } from "./contract-edits.ts";

/** A contract that cannot be served: its text, what stands at the place that the message names, and the reason. */
type Refusal = [text: string, at: string, reason: string];

const agent = '- $ref: "#/components/parameters/UserAgent"';
const id = "operationId: updateCustomer";
const security = "security:\n  - bearerToken: []\n    apiKey: []\n";
const operation = (body: string) => edit([head, `  /customers/{customer-id}:\n${body}    patch:\n`]);
const scheme = (members: string) =>
  edit(
    ["      type: http\n      scheme: bearer\n      bearerFormat: JWT\n", ""],
    ["    bearerToken:\n", `    bearerToken: { ${members} }\n    other:\n      type: http\n      scheme: bearer\n`],
  );
const parameter = (members: string) => edit([agent, `- { ${members} }`]);

/** What the sandbox cannot serve, by what is wrong. */
export const refusals: Record<string, Refusal> = {
  "an operation without behaviour": [
    operation("    put: { operationId: replaceCustomer, responses: {} }\n"),
    "put: {",
    "no behaviour for replaceCustomer",
  ],
  "an operation that was renamed": [edit([id, "operationId: toString"]), "patch:", "no behaviour for toString"],
  "an operation that has no id": [edit([`      ${id}\n`, ""]), "patch:", "without an operationId"],
  "an operation that is gone": [
    contract.replace(/ {2}\/auth:[\s\S]*?\n\n/, "\n"),
    "paths:",
    "No operation is called createAccessToken",
  ],
  "an operation that is used twice": [
    operation(`    put: { ${id}, parameters: [{ $ref: "#/components/parameters/CustomerId" }] }\n`),
    "patch:",
    "updateCustomer is used twice",
  ],
  "HEAD, which is what GET is": [operation("    head: {}\n"), "head: {}", '"head" is not a method'],
  "a word that is not a method": [operation("    pacth: {}\n"), "pacth: {}", '"pacth" is not a method'],
  "an operation that is nothing": [operation("    put:\n"), "put:", "without an operationId"],
  "operations beside the reference of a path": [
    operation('    $ref: "#/components/pathItems/One"\n').replace(
      components,
      () => `${components}  pathItems: { One: {} }\n`,
    ),
    "patch:",
    "beside the $ref",
  ],
  "a path that is gone from its parameter": [
    edit(["/customers/{customer-id}:", "/customers/{id}:"]),
    "patch:",
    "the path has no {customer-id}",
  ],
  "a parameter that is gone from its path": [
    edit(['        - $ref: "#/components/parameters/CustomerId"\n', ""]),
    "patch:",
    "customer-id of the path is not described",
  ],
  "a parameter within a segment": [
    edit(["/customers/{customer-id}:", '"/customers/{customer-id}.json":']),
    '"/customers/{',
    "fills a whole segment",
  ],
  "a reference to a parameter that leads nowhere": [
    edit([agent, '- $ref: "#/components/parameters/Lost"']),
    '$ref: "#/components/parameters/Lost"',
    "leads nowhere",
  ],
  "a reference to a response that leads nowhere": [
    edit(['$ref: "#/components/responses/NotFound"', '$ref: "#/components/responses/Lost"']),
    '$ref: "#/components/responses/Lost"',
    "leads nowhere",
  ],
  "a reference to a schema that leads nowhere": [
    editEmail('        email: { $ref: "#/components/schemas/Lost" }\n'),
    '$ref: "#/components/schemas/Lost"',
    "leads nowhere",
  ],
  "a reference that leads nowhere where nobody needs it": [
    edit(["\n  schemas:\n", '\n  schemas:\n    One: { $ref: "#/lost" }\n']),
    '$ref: "#/lost"',
    "leads nowhere",
  ],
  "a reference to itself": [
    edit(
      [agent, '- $ref: "#/components/parameters/One"'],
      [
        "\n  parameters:\n",
        '\n  parameters:\n    One: { $ref: "#/components/parameters/Two" }\n    Two: { $ref: "#/components/parameters/One" }\n',
      ],
    ),
    "$ref: ",
    "refers to itself",
  ],
  "a reference to another document": [
    edit([agent, '- $ref: "./shared.yaml#/UserAgent"']),
    '$ref: "./shared',
    "leads out of this document",
  ],
  "a reference to an anchor of a schema that is not there": [
    editEmail('        email: { $ref: "#lost" }\n'),
    "CustomerUpdate:",
    "cannot be compiled",
  ],
  "a schema that is none": [editEmail("        email: { type: text }\n"), "type: text", "The schema is not valid"],
  "a bound of OpenAPI 3.0": [
    editEmail("        email: { type: number, exclusiveMinimum: true }\n"),
    "exclusiveMinimum: true",
    "The schema is not valid",
  ],
  "a pattern that is none": [
    editEmail('        email: { type: string, pattern: "(" }\n'),
    "CustomerUpdate:",
    "cannot be compiled",
  ],
  "a parameter in a cookie": [
    parameter("name: a, in: cookie, schema: { type: string }"),
    "in: cookie",
    'parameters in "cookie" are not read',
  ],
  "a style that is unknown": [
    edit(["      in: path\n", "      in: path\n      style: matrix\n"]),
    "style: matrix",
    'the style "matrix" is not read',
  ],
  "a parameter that is a list": [
    parameter("name: a, in: query, schema: { anyOf: [{ type: [array, 'null'] }] }"),
    "type: [array",
    "a list or an object is not read",
  ],
  "a parameter with a media type": [
    parameter("name: a, in: query, content: { application/json: {} }"),
    "{ name: a",
    "only a parameter with a schema",
  ],
  "a parameter without a name": [parameter("in: query, schema: {}"), "{ in: query", "A parameter needs a name"],
  "a body of another media type": [
    edit([
      "      description: The fields to change, and only those.\n      required: true\n      content:\n",
      "      required: true\n      content:\n        application/xml: {}\n",
    ]),
    "application/xml: {}",
    "only application/json",
  ],
  "a body without a schema": [
    contract.replace(/ {10}schema:\n {12}\$ref: "#\/components\/schemas\/CustomerUpdate"\n/, ""),
    "application/json:",
    "without a schema",
  ],
  "security that is no list": [edit([security, "security: { apiKey: [] }\n"]), "security:", "security is a list"],
  "a way to authenticate that is no object": [
    edit([security, "security:\n  - [apiKey]\n"]),
    "[apiKey]",
    "One way to authenticate is an object",
  ],
  "a security scheme that is not there": [
    edit(["    apiKey: []\n\npaths", "    lost: []\n\npaths"]),
    "lost: []",
    "There is no security scheme lost",
  ],
  "a scheme of http that is unknown": [
    edit(["      scheme: bearer\n", "      scheme: digest\n"]),
    "scheme: digest",
    "bearerToken is not served: of http, only basic and bearer are",
  ],
  "a certificate of the caller": [scheme("type: mutualTLS"), "type: mutualTLS", "the sandbox does not serve TLS"],
  "OAuth 2.0": [
    scheme("type: oauth2, flows: { clientCredentials: { tokenUrl: /auth, scopes: {} } }"),
    "type: oauth2",
    "bearerToken is not served: the sandbox has no flows and scopes of OAuth",
  ],
  "OpenID Connect": [
    scheme("type: openIdConnect, openIdConnectUrl: https://example.com"),
    "type: openIdConnect",
    "the sandbox is not an OpenID provider",
  ],
  "a security scheme of no known type": [scheme("type: password"), "type: password", "there is no type password"],
  "a key in a place that there is not": [
    scheme("type: apiKey, in: body, name: key"),
    "in: body",
    "a key is sent in one of",
  ],
  "a key without a name": [scheme("type: apiKey, in: header"), "bearerToken: {", "a key needs a name"],
  "an error without an example": [
    edit(["type: tooManyRequests", "type: another"]),
    "responses:",
    "No response shows the error tooManyRequests",
  ],
  "no example of a customer": [
    contract.replace(
      /( {4}Customer:\n {6}description: The whole[\s\S]*?) {10}examples:[\s\S]*?(?= {4}CustomerPage:)/,
      "$1",
    ),
    "Customer:",
    "No response shows a Customer",
  ],
  "a version of OpenAPI that is unknown": [
    edit(["openapi: 3.1.0", "openapi: 3.0.3"]),
    "openapi: 3.0.3",
    "Only OpenAPI 3.1",
  ],
  "a number that loses digits": [
    editEmail("        email: { type: number, maximum: 9007199254740993 }\n"),
    "9007199254740993",
    "without loss",
  ],
  "a key that is used twice": [edit(["paths:\n", "tags: []\n\npaths:\n"]), "tags: []", "Map keys must be unique"],
  "an alias without its anchor": [editEmail("        email: *lost\n"), "*lost", "lost"],
  "YAML that is broken": [edit(["openapi: 3.1.0", "openapi: [3.1.0"]), "info:", ""],
};
