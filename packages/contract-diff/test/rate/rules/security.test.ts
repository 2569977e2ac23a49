import { security } from "../../../src/rate/rules/security.ts";
import { contract } from "../../pairs/contract.ts";
import { testRules } from "./test-rules.ts";

testRules(
  [security],
  [
    {
      name: "security appears",
      forwards: "major",
      backwards: "minor",
      base: contract({}),
      revision: contract({ security: [{ key: [] }] }),
    },
    {
      name: "another security scheme is enough",
      forwards: "minor",
      backwards: "major",
      base: contract({ security: [{ key: [] }] }),
      revision: contract({ security: [{ key: [] }, { other: [] }] }),
    },
    {
      name: "another security scheme is needed as well",
      forwards: "major",
      backwards: "minor",
      base: contract({ security: [{ key: [] }] }),
      revision: contract({ security: [{ key: [], other: [] }] }),
    },
    {
      name: "no credentials are enough",
      forwards: "minor",
      backwards: "major",
      base: contract({ security: [{ key: [] }] }),
      revision: contract({ security: [{ key: [] }, {}] }),
    },
    {
      name: "a security scheme is called otherwise",
      forwards: "none",
      backwards: "none",
      base: contract({ security: [{ key: [] }] }),
      revision: contract({ security: [{ key2: [] }] }),
    },
    {
      name: "another security scheme is needed",
      forwards: "major",
      backwards: "major",
      base: contract({ security: [{ key: [] }] }),
      revision: contract({ security: [{ other: [] }] }),
    },
    {
      name: "another scope is needed",
      forwards: "major",
      backwards: "minor",
      base: contract({ security: [{ oa: ["r"] }] }),
      revision: contract({ security: [{ oa: ["r", "w"] }] }),
    },
    {
      name: "security moves from the document to the operation",
      forwards: "none",
      backwards: "none",
      base: contract({}, { security: [{ key: [] }] }),
      revision: contract({ security: [{ key: [] }] }),
    },
    {
      name: "an operation is freed from security",
      forwards: "minor",
      backwards: "major",
      base: contract({}, { security: [{ key: [] }] }),
      revision: contract({ security: [] }, { security: [{ key: [] }] }),
    },
    {
      name: "security appears for the document",
      forwards: "major",
      backwards: "minor",
      base: contract({}),
      revision: contract({}, { security: [{ key: [] }] }),
    },
    {
      name: "a key goes into another header",
      forwards: "major",
      backwards: "major",
      base: contract({ security: [{ key: [] }] }),
      revision: contract(
        { security: [{ key: [] }] },
        { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "z" } } } },
      ),
    },
    {
      name: "a security scheme gets a description",
      forwards: "patch",
      backwards: "patch",
      base: contract({ security: [{ key: [] }] }),
      revision: contract(
        { security: [{ key: [] }] },
        {
          components: {
            securitySchemes: {
              key: { type: "apiKey", in: "header", name: "k", description: "x" },
              key2: { type: "apiKey", in: "header", name: "k" },
              other: { type: "http", scheme: "bearer" },
              oa: {
                type: "oauth2",
                flows: { clientCredentials: { tokenUrl: "https://a/b", scopes: { r: "r", w: "w" } } },
              },
            },
          },
        },
      ),
    },
    {
      name: "security schemes go that nobody needs",
      forwards: "patch",
      backwards: "patch",
      base: contract({ security: [{ key: [] }] }),
      revision: contract(
        { security: [{ key: [] }] },
        { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "k" } } } },
      ),
    },
  ],
);
