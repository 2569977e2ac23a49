import type { Bump } from "../../src/bump.ts";

/** Two documents, and what going from one to the other needs. */
export interface DocumentPair {
  name: string;
  before: object;
  after: object;
  forwards: Bump;
  backwards: Bump;
}

const text = { type: "string" };
const ok = { 200: { description: "Fine." } };
const R = (responses: object) => ({ responses });
const J = (schema: object) => ({ "application/json": { schema } });
const q = (more: object = {}) => ({ name: "q", in: "query", schema: text, ...more });
const securitySchemes = {
  key: { type: "apiKey", in: "header", name: "k" },
  key2: { type: "apiKey", in: "header", name: "k" },
  other: { type: "http", scheme: "bearer" },
  oa: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a/b", scopes: { r: "r", w: "w" } } } },
};

/** A document, of which some pairs take the paths apart. */
type Document = Record<string, unknown> & { paths: Record<string, object> };

/** A document with one operation. */
export function doc(operation: object, more: object = {}, path = "/a", item: object = {}): Document {
  const post = { responses: ok, ...operation };
  const paths: Record<string, object> = { [path]: { ...item, post } };
  return {
    openapi: "3.1.0",
    info: { title: "Pairs", version: "1.0.0" },
    paths,
    components: { securitySchemes },
    ...more,
  };
}

/** A document whose body is a component. */
function withSchemas(schemas: object, name = "N"): Document {
  return doc({ requestBody: { content: J({ $ref: `#/components/schemas/${name}` }) } }, { components: { schemas } });
}

const node = (next: object) => ({ type: "object", properties: { next } });

/** The pairs of a table. */
export function pairsOf(
  table: readonly [name: string, forwards: Bump, backwards: Bump, before: object, after: object][],
): readonly DocumentPair[] {
  return table.map(([name, forwards, backwards, before, after]) => ({ name, before, after, forwards, backwards }));
}

export const documentPairs: readonly DocumentPair[] = pairsOf([
  [
    "a header parameter changes its case",
    "none",
    "none",
    doc({ parameters: [{ name: "X-A", in: "header", schema: text }] }),
    doc({ parameters: [{ name: "x-a", in: "header", schema: text }] }),
  ],
  [
    "how a list is written is said, as it was",
    "none",
    "none",
    doc({ parameters: [q({ schema: { type: "array", items: text } })] }),
    doc({ parameters: [q({ schema: { type: "array", items: text }, style: "form", explode: true })] }),
  ],
  [
    "a list is joined by commas",
    "major",
    "major",
    doc({ parameters: [q({ schema: { type: "array", items: text } })] }),
    doc({ parameters: [q({ schema: { type: "array", items: text }, explode: false })] }),
  ],
  [
    "explode appears beside one value",
    "none",
    "none",
    doc({ parameters: [q()] }),
    doc({ parameters: [q({ explode: false })] }),
  ],
  [
    "a parameter says that it is optional",
    "none",
    "none",
    doc({ parameters: [q()] }),
    doc({ parameters: [q({ required: false })] }),
  ],
  [
    "a parameter becomes JSON",
    "major",
    "major",
    doc({ parameters: [q()] }),
    doc({ parameters: [{ name: "q", in: "query", content: J(text) }] }),
  ],
  [
    "a parameter moves to a header",
    "major",
    "major",
    doc({ parameters: [q()] }),
    doc({ parameters: [q({ in: "header" })] }),
  ],
  [
    "a parameter of the path goes that was replaced",
    "none",
    "none",
    doc({ parameters: [q({ schema: { type: "number" } })] }, {}, "/a", { parameters: [q()] }),
    doc({ parameters: [q({ schema: { type: "number" } })] }),
  ],
  [
    "a parameter is called Authorization",
    "none",
    "none",
    doc({}),
    doc({ parameters: [{ name: "Authorization", in: "header", required: true, schema: text }] }),
  ],
  [
    "a parameter is deprecated",
    "patch",
    "patch",
    doc({ parameters: [q()] }),
    doc({ parameters: [q({ deprecated: true })] }),
  ],
  [
    "the default of a parameter changes",
    "patch",
    "patch",
    doc({ parameters: [q({ schema: { ...text, default: "a" } })] }),
    doc({ parameters: [q({ schema: { ...text, default: "b" } })] }),
  ],
  [
    "a status goes that default covers",
    "patch",
    "patch",
    doc(
      R({ 200: ok[200], 404: { description: "e", content: J(text) }, default: { description: "e", content: J(text) } }),
    ),
    doc(R({ 200: ok[200], default: { description: "e", content: J(text) } })),
  ],
  [
    "204 becomes 200 with a body",
    "major",
    "major",
    doc(R({ 204: { description: "d" } })),
    doc(R({ 200: { description: "d", content: J(text) } })),
  ],
  [
    "an error status comes without a default",
    "minor",
    "major",
    doc(R({ 200: ok[200] })),
    doc(R({ 200: ok[200], 404: { description: "e" } })),
  ],
  [
    "another media type comes to an answer",
    "minor",
    "major",
    doc(R({ 200: { description: "d", content: J(text) } })),
    doc(R({ 200: { description: "d", content: { ...J(text), "text/plain": { schema: text } } } })),
  ],
  [
    "an answer gets another media type",
    "major",
    "major",
    doc(R({ 200: { description: "d", content: J(text) } })),
    doc(R({ 200: { description: "d", content: { "text/plain": { schema: text } } } })),
  ],
  [
    "a media type of a request goes",
    "major",
    "minor",
    doc({ requestBody: { content: { ...J(text), "text/plain": { schema: text } } } }),
    doc({ requestBody: { content: J(text) } }),
  ],
  [
    "a media type gets its charset",
    "none",
    "none",
    doc({ requestBody: { content: J(text) } }),
    doc({ requestBody: { content: { "application/json; charset=utf-8": { schema: text } } } }),
  ],
  ["a body may be sent", "minor", "major", doc({}), doc({ requestBody: { content: J(text) } })],
  [
    "a required header of an answer goes",
    "major",
    "minor",
    doc(R({ 200: { description: "d", headers: { H: { required: true, schema: text } } } })),
    doc(R({ 200: { description: "d" } })),
  ],
  [
    "a header of an answer changes its case",
    "none",
    "none",
    doc(R({ 200: { description: "d", headers: { "X-H": { schema: text } } } })),
    doc(R({ 200: { description: "d", headers: { "x-h": { schema: text } } } })),
  ],
  [
    "another server comes",
    "minor",
    "major",
    doc({}, { servers: [{ url: "https://a" }] }),
    doc({}, { servers: [{ url: "https://a" }, { url: "https://b" }] }),
  ],
  [
    "a server moves",
    "major",
    "major",
    doc({}, { servers: [{ url: "https://a" }] }),
    doc({}, { servers: [{ url: "https://c" }] }),
  ],
  [
    "a server gets a description",
    "patch",
    "patch",
    doc({}, { servers: [{ url: "https://a" }] }),
    doc({}, { servers: [{ url: "https://a", description: "x" }] }),
  ],
  [
    "what a webhook sends tightens",
    "minor",
    "major",
    doc({}, { webhooks: { w: { post: { requestBody: { content: J(text) }, responses: ok } } } }),
    doc({}, { webhooks: { w: { post: { requestBody: { content: J({ ...text, maxLength: 3 }) }, responses: ok } } } }),
  ],
  [
    "a webhook comes",
    "minor",
    "major",
    doc({}),
    doc({}, { webhooks: { w: { post: { requestBody: { content: J(text) }, responses: ok } } } }),
  ],
  [
    "a webhook sends another property",
    "minor",
    "major",
    doc(
      {},
      {
        webhooks: {
          w: { post: { requestBody: { content: J({ type: "object", properties: { a: text } }) }, responses: ok } },
        },
      },
    ),
    doc(
      {},
      {
        webhooks: {
          w: {
            post: { requestBody: { content: J({ type: "object", properties: { a: text, b: text } }) }, responses: ok },
          },
        },
      },
    ),
  ],
  [
    "a tag gets a description",
    "patch",
    "patch",
    doc({ tags: ["x"] }, { tags: [{ name: "x" }] }),
    doc({ tags: ["x"] }, { tags: [{ name: "x", description: "d" }] }),
  ],
  ["an extension comes", "patch", "patch", doc({}), doc({ "x-internal": true })],
  [
    "a link comes",
    "patch",
    "patch",
    doc(R({ 200: { description: "d" } })),
    doc(R({ 200: { description: "d", links: { self: { operationId: "x" } } } })),
  ],
  [
    "a path goes",
    "major",
    "minor",
    { ...doc({}), paths: { ...doc({}).paths, "/a/me": { get: { responses: ok } } } },
    doc({}),
  ],
  ["a path gets a slash at its end", "major", "major", doc({}, {}, "/a"), doc({}, {}, "/a/")],
  [
    "a part of a form is written otherwise",
    "major",
    "major",
    doc({
      requestBody: { content: { "multipart/form-data": { schema: { type: "object", properties: { a: text } } } } },
    }),
    doc({
      requestBody: {
        content: {
          "multipart/form-data": {
            schema: { type: "object", properties: { a: text } },
            encoding: { a: { contentType: "text/csv" } },
          },
        },
      },
    }),
  ],
  ["a pointer to documentation comes", "patch", "patch", doc({}), doc({ externalDocs: { url: "https://x" } })],
  [
    "what only answers hold becomes required",
    "patch",
    "patch",
    doc({ requestBody: { content: J({ type: "object", properties: { id: { ...text, readOnly: true } } }) } }),
    doc({
      requestBody: {
        content: J({ type: "object", properties: { id: { ...text, readOnly: true } }, required: ["id"] }),
      },
    }),
  ],
  [
    "what only requests hold becomes required",
    "patch",
    "patch",
    doc(
      R({
        200: { description: "d", content: J({ type: "object", properties: { id: { ...text, writeOnly: true } } }) },
      }),
    ),
    doc(
      R({
        200: {
          description: "d",
          content: J({ type: "object", properties: { id: { ...text, writeOnly: true } }, required: ["id"] }),
        },
      }),
    ),
  ],
  ["a deprecated parameter goes", "major", "minor", doc({ parameters: [q({ deprecated: true })] }), doc({})],
  [
    "an operation goes",
    "major",
    "minor",
    { ...doc({}), paths: { "/a": { ...doc({}).paths["/a"], get: { responses: ok } } } },
    doc({}),
  ],
  [
    "values appear that are lists, which the engine overlooks",
    "major",
    "major",
    doc({ requestBody: { content: J({ type: ["array", "number"] }) } }),
    doc({ requestBody: { content: J({ type: ["array", "number"], enum: [1, ["a"]] }) } }),
  ],
  [
    "a body becomes true",
    "minor",
    "major",
    doc({ requestBody: { content: J(text) } }),
    doc({ requestBody: { content: { "application/json": { schema: true } } } }),
  ],
  [
    "a body becomes false",
    "major",
    "minor",
    doc({ requestBody: { content: J(text) } }),
    doc({ requestBody: { content: { "application/json": { schema: false } } } }),
  ],
  [
    "a schema that refers to itself is written once more",
    "none",
    "none",
    withSchemas({ N: node({ $ref: "#/components/schemas/N" }) }),
    withSchemas({ N: node(node({ $ref: "#/components/schemas/N" })) }),
  ],
  [
    "a schema that refers to itself tightens",
    "major",
    "minor",
    withSchemas({ N: node({ $ref: "#/components/schemas/N" }) }),
    withSchemas({ N: { ...node({ $ref: "#/components/schemas/N" }), required: ["next"] } }),
  ],
  [
    "the schema of a parameter that is a component tightens",
    "major",
    "minor",
    doc({ parameters: [{ $ref: "#/components/parameters/Q" }] }, { components: { parameters: { Q: q() } } }),
    doc(
      { parameters: [{ $ref: "#/components/parameters/Q" }] },
      { components: { parameters: { Q: q({ schema: { ...text, maxLength: 3 } }) } } },
    ),
  ],
  [
    "a component with a name to escape tightens",
    "major",
    "minor",
    withSchemas({ "a~b": text }, "a~0b"),
    withSchemas({ "a~b": { ...text, maxLength: 3 } }, "a~0b"),
  ],
]);
