import { describe } from "vitest";
import { conomy, table } from "./helpers.ts";

describe("conomy", () => {
  table(conomy, [
    {
      name: "email null",
      edits: [
        [
          /( {4}Customer:\n {6}description: \|[\s\S]*?email:\n {10}description: The e-mail address.\n {10}type: )string/,
          '$1[string, "null"]',
        ],
      ],
      breaks: [
        "response: `Customer.email` may now be null: code that takes it as `string | undefined` stops compiling.",
      ],
    },
    {
      name: "firstName optional",
      edits: [["required: [firstName]", "required: []"]],
      breaks: [
        "response: `Customer.firstName` may now be undefined: code that calls a string method on it stops compiling.",
      ],
    },
    {
      name: "zipcode renamed",
      edits: [["zipcode:", "zipCode:"]],
      breaks: [
        "request: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that sets it stops compiling.",
        "response: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that reads it stops compiling.",
      ],
      undoingBreaks: [
        "request: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that sets it stops compiling.",
        "response: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that reads it stops compiling.",
      ],
    },
    {
      name: "error status text",
      edits: [
        [
          "description: The HTTP status code again.\n          type: integer",
          "description: The HTTP status code again.\n          type: string",
        ],
      ],
      breaks: [
        "response: `ErrorBody.status` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
      undoingBreaks: [
        "response: `ErrorBody.status` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
    },
    {
      name: "open enum closed",
      edits: [
        [
          "      type: string\n      x-extensible-enum: [PASSPORT, RFC",
          "      type: string\n      enum: [PASSPORT, RFC",
        ],
      ],
      breaks: [
        "request: `IdentityDocumentType` takes one of 12 values where it took `string`: code that sets it to `string` stops compiling.",
      ],
      undoingBreaks: [
        "response: `IdentityDocumentType` is now `string` where it was one of 12 values: code that uses it as one of 12 values stops compiling.",
      ],
    },
    {
      name: "clientId renamed",
      edits: [["clientId", "client_id"]],
      breaks: [
        "request: `AccessTokenRequest.clientId` is gone, and `client_id`, of the same type, is required: code that sets it stops compiling.",
      ],
      undoingBreaks: [
        "request: `AccessTokenRequest.client_id` is gone, and `clientId`, of the same type, is required: code that sets it stops compiling.",
      ],
    },
    {
      name: "version header required",
      edits: [[/(name: conomyhq-api-version\n {6}in: header\n {6}required: )false/, "$1true"]],
      breaks: [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is required now: code that leaves it out stops compiling.",
      ],
    },
    {
      name: "version header gone",
      edits: [[/ +- \$ref: "#\/components\/parameters\/ApiVersion"\n/, ""]],
      breaks: [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is gone: code that sets it stops compiling.",
      ],
    },
    {
      name: "User-Agent gone everywhere",
      edits: [["name: User-Agent", "name: X-Agent"]],
      breaks: [
        "request: `PATCH /customers/{customer-id} header User-Agent` is gone, and `X-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header User-Agent` is gone, perhaps it is `X-Agent` now: code that sets it stops compiling.",
      ],
      undoingBreaks: [
        "request: `PATCH /customers/{customer-id} header X-Agent` is gone, and `User-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header X-Agent` is gone, perhaps it is `User-Agent` now: code that sets it stops compiling.",
      ],
    },
    {
      name: "path parameter",
      edits: [["customer-id", "id"]],
      breaks: [
        "name: The path `/customers/{customer-id}` is `/customers/{id}` now, with the parameter `id` for `customer-id`: code that names it stops compiling.",
      ],
      undoingBreaks: [
        "name: The path `/customers/{id}` is `/customers/{customer-id}` now, with the parameter `customer-id` for `id`: code that names it stops compiling.",
      ],
    },
    {
      name: "operationId",
      edits: [["operationId: updateCustomer", "operationId: patchCustomer"]],
      breaks: [
        'name: The operationId `updateCustomer` is `patchCustomer` now: code that names it by `operations["updateCustomer"]` stops compiling.',
      ],
      undoingBreaks: [
        'name: The operationId `patchCustomer` is `updateCustomer` now: code that names it by `operations["patchCustomer"]` stops compiling.',
      ],
    },
    {
      name: "method",
      edits: [["    patch:\n", "    put:\n"]],
      breaks: ["name: `PATCH /customers/{customer-id}` is gone: code that calls it stops compiling."],
      undoingBreaks: ["name: `PUT /customers/{customer-id}` is gone: code that calls it stops compiling."],
    },
    {
      name: "response 201",
      edits: [[/"200":(\s+\$ref: "#\/components\/responses\/Customer")/, '"201":$1']],
      breaks: [
        "response: `PATCH /customers/{customer-id} response 200` is no longer returned, perhaps it is `201` now: code that reads that response stops compiling.",
      ],
      undoingBreaks: [
        "response: `PATCH /customers/{customer-id} response 201` is no longer returned, perhaps it is `200` now: code that reads that response stops compiling.",
      ],
    },
    {
      name: "alias renamed",
      edits: [
        ['schemas/Address"', 'schemas/PostalAddress"'],
        ["    Address:\n", "    PostalAddress:\n"],
      ],
      breaks: [
        "name: The type `Address` is no longer exported, perhaps it is `PostalAddress` now: code that imports it stops compiling.",
      ],
      undoingBreaks: [
        "name: The type `PostalAddress` is no longer exported, perhaps it is `Address` now: code that imports it stops compiling.",
      ],
    },
    {
      name: "response component renamed",
      edits: [
        ['responses/NotFound"', 'responses/Missing"'],
        ["    NotFound:\n", "    Missing:\n"],
      ],
      breaks: [
        "name: The type `ResponseNotFound` is no longer exported, perhaps it is `ResponseMissing` now: code that imports it stops compiling.",
      ],
      undoingBreaks: [
        "name: The type `ResponseMissing` is no longer exported, perhaps it is `ResponseNotFound` now: code that imports it stops compiling.",
      ],
    },
    {
      name: "body optional",
      edits: [
        [
          /(AccessTokenRequest:\n {6}description: The client credentials of one environment and tenant.\n {6}required: )true/,
          "$1false",
        ],
      ],
      undoingBreaks: ["request: `POST /auth` requires a body now: code that calls it without one stops compiling."],
    },
    {
      name: "merge patch",
      edits: [["application/json", "application/merge-patch+json"]],
      breaks: [
        "request: `request application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
        "response: `response application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
      undoingBreaks: [
        "request: `request application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
        "response: `response application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
    },
    {
      name: "docs",
      edits: [
        ["A postal address.", "An address."],
        ["example: MyApp/1.0", "example: Other/2.0"],
      ],
    },
    {
      name: "bounds",
      edits: [
        [
          "description: The given name.\n          type: string",
          "description: The given name.\n          type: string\n          maxLength: 9\n          pattern: ^A",
        ],
      ],
    },
  ]);
});
