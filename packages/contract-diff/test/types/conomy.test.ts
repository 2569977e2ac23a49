import { describe } from "vitest";
import { conomy, table } from "./helpers.ts";

describe("conomy", () => {
  table(conomy, [
    [
      "email null",
      [
        [
          /( {4}Customer:\n {6}description: \|[\s\S]*?email:\n {10}description: The e-mail address.\n {10}type: )string/,
          '$1[string, "null"]',
        ],
      ],
      ["response: `Customer.email` may now be null: code that takes it as `string | undefined` stops compiling."],
      [],
    ],
    [
      "firstName optional",
      [["required: [firstName]", "required: []"]],
      ["response: `Customer.firstName` may now be undefined: code that calls a string method on it stops compiling."],
      [],
    ],
    [
      "zipcode renamed",
      [["zipcode:", "zipCode:"]],
      [
        "request: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that sets it stops compiling.",
        "response: `Address.zipcode` is gone, perhaps it is `zipCode` now: code that reads it stops compiling.",
      ],
      [
        "request: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that sets it stops compiling.",
        "response: `Address.zipCode` is gone, perhaps it is `zipcode` now: code that reads it stops compiling.",
      ],
    ],
    [
      "error status text",
      [
        [
          "description: The HTTP status code again.\n          type: integer",
          "description: The HTTP status code again.\n          type: string",
        ],
      ],
      [
        "response: `ErrorBody.status` is now `string` where it was `number`: code that uses it as `number` stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
      [
        "response: `ErrorBody.status` is now `number` where it was `string`: code that uses it as `string` stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
    ],
    [
      "open enum closed",
      [
        [
          "      type: string\n      x-extensible-enum: [PASSPORT, RFC",
          "      type: string\n      enum: [PASSPORT, RFC",
        ],
      ],
      [
        "request: `IdentityDocumentType` takes one of 12 values where it took `string`: code that sets it to `string` stops compiling.",
      ],
      [
        "response: `IdentityDocumentType` is now `string` where it was one of 12 values: code that uses it as one of 12 values stops compiling.",
      ],
    ],
    [
      "clientId renamed",
      [["clientId", "client_id"]],
      [
        "request: `AccessTokenRequest.clientId` is gone, and `client_id`, of the same type, is required: code that sets it stops compiling.",
      ],
      [
        "request: `AccessTokenRequest.client_id` is gone, and `clientId`, of the same type, is required: code that sets it stops compiling.",
      ],
    ],
    [
      "version header required",
      [[/(name: conomyhq-api-version\n {6}in: header\n {6}required: )false/, "$1true"]],
      [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is required now: code that leaves it out stops compiling.",
      ],
      [],
    ],
    [
      "version header gone",
      [[/ +- \$ref: "#\/components\/parameters\/ApiVersion"\n/, ""]],
      [
        "request: `PATCH /customers/{customer-id} header conomyhq-api-version` is gone: code that sets it stops compiling.",
      ],
      [],
    ],
    [
      "User-Agent gone everywhere",
      [["name: User-Agent", "name: X-Agent"]],
      [
        "request: `PATCH /customers/{customer-id} header User-Agent` is gone, and `X-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header User-Agent` is gone, perhaps it is `X-Agent` now: code that sets it stops compiling.",
      ],
      [
        "request: `PATCH /customers/{customer-id} header X-Agent` is gone, and `User-Agent`, of the same type, is required: code that sets it stops compiling.",
        "request: `POST /auth header X-Agent` is gone, perhaps it is `User-Agent` now: code that sets it stops compiling.",
      ],
    ],
    [
      "path parameter",
      [["customer-id", "id"]],
      [
        "name: The path `/customers/{customer-id}` is `/customers/{id}` now, with the parameter `id` for `customer-id`: code that names it stops compiling.",
      ],
      [
        "name: The path `/customers/{id}` is `/customers/{customer-id}` now, with the parameter `customer-id` for `id`: code that names it stops compiling.",
      ],
    ],
    [
      "operationId",
      [["operationId: updateCustomer", "operationId: patchCustomer"]],
      [
        'name: The operationId `updateCustomer` is `patchCustomer` now: code that names it by `operations["updateCustomer"]` stops compiling.',
      ],
      [
        'name: The operationId `patchCustomer` is `updateCustomer` now: code that names it by `operations["patchCustomer"]` stops compiling.',
      ],
    ],
    [
      "method",
      [["    patch:\n", "    put:\n"]],
      ["name: `PATCH /customers/{customer-id}` is gone: code that calls it stops compiling."],
      ["name: `PUT /customers/{customer-id}` is gone: code that calls it stops compiling."],
    ],
    [
      "response 201",
      [[/"200":(\s+\$ref: "#\/components\/responses\/Customer")/, '"201":$1']],
      [
        "response: `PATCH /customers/{customer-id} response 200` is no longer returned, perhaps it is `201` now: code that reads that response stops compiling.",
      ],
      [
        "response: `PATCH /customers/{customer-id} response 201` is no longer returned, perhaps it is `200` now: code that reads that response stops compiling.",
      ],
    ],
    [
      "alias renamed",
      [
        ['schemas/Address"', 'schemas/PostalAddress"'],
        ["    Address:\n", "    PostalAddress:\n"],
      ],
      [
        "name: The type `Address` is no longer exported, perhaps it is `PostalAddress` now: code that imports it stops compiling.",
      ],
      [
        "name: The type `PostalAddress` is no longer exported, perhaps it is `Address` now: code that imports it stops compiling.",
      ],
    ],
    [
      "response component renamed",
      [
        ['responses/NotFound"', 'responses/Missing"'],
        ["    NotFound:\n", "    Missing:\n"],
      ],
      [
        "name: The type `ResponseNotFound` is no longer exported, perhaps it is `ResponseMissing` now: code that imports it stops compiling.",
      ],
      [
        "name: The type `ResponseMissing` is no longer exported, perhaps it is `ResponseNotFound` now: code that imports it stops compiling.",
      ],
    ],
    [
      "body optional",
      [
        [
          /(AccessTokenRequest:\n {6}description: The client credentials of one environment and tenant.\n {6}required: )true/,
          "$1false",
        ],
      ],
      [],
      ["request: `POST /auth` requires a body now: code that calls it without one stops compiling."],
    ],
    [
      "merge patch",
      [["application/json", "application/merge-patch+json"]],
      [
        "request: `request application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
        "response: `response application/json` is gone as a type of body, perhaps it is `application/merge-patch+json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
      [
        "request: `request application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that sends it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
        "response: `response application/merge-patch+json` is gone as a type of body, perhaps it is `application/json` now: code that reads it stops compiling. In 2 operations: `PATCH /customers/{customer-id}` and `POST /auth`.",
      ],
    ],
    [
      "docs",
      [
        ["A postal address.", "An address."],
        ["example: MyApp/1.0", "example: Other/2.0"],
      ],
      [],
      [],
    ],
    [
      "bounds",
      [
        [
          "description: The given name.\n          type: string",
          "description: The given name.\n          type: string\n          maxLength: 9\n          pattern: ^A",
        ],
      ],
      [],
      [],
    ],
  ]);
});
