import { contract, contractOf, fine, type Pair } from "../../pairs/contract.ts";

const key = { type: "apiKey", in: "header", name: "k" };
const bearer = { type: "http", scheme: "bearer" };
const renewal = "https://example.com/renew";
const oauth = (scopes: object, more: object = {}) => ({
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl: "https://example.com/token", scopes, ...more } },
});
const schemes = { key, bearer, oauth: oauth({ r: "Reads.", w: "Writes." }) };

const secured = (
  name: string,
  levels: [Pair["forwards"], Pair["backwards"]],
  base: object,
  revision: object,
): Pair => ({
  name,
  forwards: levels[0],
  backwards: levels[1],
  base,
  revision,
});
const operation = (security: object[] | undefined, more: object = { security: [] }) =>
  contract({ ...(security && { security }) }, { components: { securitySchemes: schemes }, ...more });
const scheme = (one: object) =>
  contract({ security: [{ one: [] }] }, { components: { securitySchemes: { one } }, security: [{ one: [] }] });
const item = (post: object) =>
  contractOf(
    { "/a": { $ref: "#/components/pathItems/A" } },
    { components: { securitySchemes: schemes, pathItems: { A: { post } } } },
  );
const bare = (post: object) => contractOf({ "/a": { post } }, { components: { securitySchemes: schemes } });

export const security: readonly Pair[] = [
  secured("an operation behind a path item reference asks for a key", ["major", "minor"], item(fine), {
    ...item({ ...fine, security: [{ key: [] }] }),
  }),
  secured(
    "an operation without responses asks for one key more",
    ["major", "minor"],
    bare({ security: [{ key: [] }] }),
    bare({ security: [{ key: [], bearer: [] }] }),
  ),
  secured(
    "an empty security of an operation goes where the document has none",
    ["none", "none"],
    bare({ ...fine, security: [] }),
    bare(fine),
  ),
  secured(
    "credentials are no longer optional",
    ["major", "minor"],
    operation([{ key: [] }, {}]),
    operation([{ key: [] }]),
  ),
  secured(
    "the scopes of an operation change places",
    ["none", "none"],
    operation([{ oauth: ["r", "w"] }]),
    operation([{ oauth: ["w", "r"] }]),
  ),
  secured(
    "the schemes of one requirement change places",
    ["none", "none"],
    operation([{ key: [], bearer: [] }]),
    operation([{ bearer: [], key: [] }]),
  ),
  secured(
    "the document asks for credentials, and each operation has its own",
    ["none", "none"],
    operation([{ key: [] }], {}),
    operation([{ key: [] }], { security: [{ bearer: [] }] }),
  ),
  secured(
    "a bearer token gets a format in words",
    ["patch", "patch"],
    scheme(bearer),
    scheme({ ...bearer, bearerFormat: "JWT" }),
  ),
  secured(
    "an HTTP scheme is written in capitals",
    ["none", "none"],
    scheme(bearer),
    scheme({ ...bearer, scheme: "Bearer" }),
  ),
  secured("the header of a key changes its case", ["none", "none"], scheme(key), scheme({ ...key, name: "K" })),
  secured(
    "the keys of a scheme change places",
    ["none", "none"],
    scheme(key),
    scheme({ name: "k", in: "header", type: "apiKey" }),
  ),
  secured(
    "a scope gets other words",
    ["patch", "patch"],
    scheme(oauth({ r: "Reads." })),
    scheme(oauth({ r: "May read." })),
  ),
  secured(
    "a scope comes that nothing asks for",
    ["patch", "patch"],
    scheme(oauth({ r: "Reads." })),
    scheme(oauth({ r: "Reads.", w: "Writes." })),
  ),
  secured(
    "a scope changes its place, and its words stay",
    ["none", "none"],
    scheme(oauth({ r: "Reads.", w: "Writes." })),
    scheme(oauth({ w: "Writes.", r: "Reads." })),
  ),
  secured("a token can be renewed", ["minor", "major"], scheme(oauth({})), scheme(oauth({}, { refreshUrl: renewal }))),
  secured(
    "a token is renewed elsewhere",
    ["major", "major"],
    scheme(oauth({}, { refreshUrl: renewal })),
    scheme(oauth({}, { refreshUrl: `${renewal}/v2` })),
  ),
  secured(
    "a token is got elsewhere, and can be renewed",
    ["major", "major"],
    scheme(oauth({})),
    scheme(oauth({}, { tokenUrl: renewal, refreshUrl: renewal })),
  ),
  secured(
    "there is another flow to get a token",
    ["minor", "major"],
    scheme(oauth({})),
    scheme({ type: "oauth2", flows: { ...oauth({}).flows, password: { tokenUrl: renewal, scopes: {} } } }),
  ),
];
