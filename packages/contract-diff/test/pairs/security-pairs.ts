import { type DocumentPair, doc, pairsOf } from "./document-pairs.ts";

// Who may call. The schemes are those of every document of `doc`: `key` and `key2` are the same.

export const securityPairs: readonly DocumentPair[] = pairsOf([
  ["security appears", "major", "minor", doc({}), doc({ security: [{ key: [] }] })],
  [
    "another security scheme is enough",
    "minor",
    "major",
    doc({ security: [{ key: [] }] }),
    doc({ security: [{ key: [] }, { other: [] }] }),
  ],
  [
    "another security scheme is needed as well",
    "major",
    "minor",
    doc({ security: [{ key: [] }] }),
    doc({ security: [{ key: [], other: [] }] }),
  ],
  [
    "no credentials are enough",
    "minor",
    "major",
    doc({ security: [{ key: [] }] }),
    doc({ security: [{ key: [] }, {}] }),
  ],
  [
    "a security scheme is called otherwise",
    "none",
    "none",
    doc({ security: [{ key: [] }] }),
    doc({ security: [{ key2: [] }] }),
  ],
  [
    "another security scheme is needed",
    "major",
    "major",
    doc({ security: [{ key: [] }] }),
    doc({ security: [{ other: [] }] }),
  ],
  [
    "another scope is needed",
    "major",
    "minor",
    doc({ security: [{ oa: ["r"] }] }),
    doc({ security: [{ oa: ["r", "w"] }] }),
  ],
  [
    "security alternatives change order",
    "none",
    "none",
    doc({ security: [{ key: [] }, { other: [] }] }),
    doc({ security: [{ other: [] }, { key: [] }] }),
  ],
  [
    "security moves from the document to the operation",
    "none",
    "none",
    doc({}, { security: [{ key: [] }] }),
    doc({ security: [{ key: [] }] }),
  ],
  [
    "an operation is freed from security",
    "minor",
    "major",
    doc({}, { security: [{ key: [] }] }),
    doc({ security: [] }, { security: [{ key: [] }] }),
  ],
  ["security appears for the document", "major", "minor", doc({}), doc({}, { security: [{ key: [] }] })],
  [
    "a key goes into another header",
    "major",
    "major",
    doc({ security: [{ key: [] }] }),
    doc(
      { security: [{ key: [] }] },
      { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "z" } } } },
    ),
  ],
  [
    "a security scheme gets a description",
    "patch",
    "patch",
    doc({ security: [{ key: [] }] }),
    doc(
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
  ],
  [
    "security schemes go that nobody needs",
    "patch",
    "patch",
    doc({ security: [{ key: [] }] }),
    doc(
      { security: [{ key: [] }] },
      { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "k" } } } },
    ),
  ],
]);
