import type { Bump } from "../../src/bump.ts";

/** Two contracts, and the releases that going from one to the other and back needs on the wire. */
export interface Pair {
  name: string;
  forwards: Bump;
  backwards: Bump;
  base: object;
  revision: object;
}

/** A parameter, a response header or a schema that allows any short text. */
export const text = { type: "string" };

/** A schema of texts up to a length. */
export const upTo = (maxLength: number): object => ({ type: "string", maxLength });

export const object = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });

export const json = (schema: unknown, more: object = {}): object => ({ "application/json": { schema, ...more } });

/** The responses of an operation that returns a schema. */
export const returns = (schema: unknown, more: object = {}): object => ({
  responses: { 200: { description: "Fine.", content: json(schema), ...more } },
});

/** An operation that takes a schema as its body. */
export const takes = (schema: unknown): object => ({ requestBody: { content: json(schema) }, ...fine });

/** Responses of which nothing but the success is known. */
export const ok = { 200: { description: "Fine." } };

/** An operation with them. */
export const fine: { responses: typeof ok } = { responses: ok };

const securitySchemes = {
  key: { type: "apiKey", in: "header", name: "k" },
  key2: { type: "apiKey", in: "header", name: "k" },
  other: { type: "http", scheme: "bearer" },
  oa: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a/b", scopes: { r: "r", w: "w" } } } },
};

/** A contract, of which some pairs take the paths apart. */
type Contract = Record<string, unknown> & { paths: Record<string, object> };

/** A contract of some paths. */
export function contractOf(paths: Record<string, object>, more: object = {}): Contract {
  return { openapi: "3.1.0", info: { title: "Pairs", version: "1.0.0" }, paths, ...more };
}

/** A contract of one operation, `POST /a`, which may ask for any of some credentials: `key` and `key2` are the same. */
export function contract(operation: object, more: object = {}, path = "/a", item: object = {}): Contract {
  const components = { securitySchemes };
  return contractOf({ [path]: { ...item, post: { ...fine, ...operation } } }, { components, ...more });
}

/** A contract whose body is one of its schemas. */
export function ofSchemas(schemas: object, name = "N"): Contract {
  return contract(
    { requestBody: { content: json({ $ref: `#/components/schemas/${name}` }) } },
    { components: { schemas } },
  );
}

/** A schema of nodes, each of which has a next one. */
export const node = (next: object): object => ({ type: "object", properties: { next } });

/** A parameter of a query. */
export const query = (more: object = {}): object => ({ name: "q", in: "query", schema: text, ...more });

/** An operation with some responses. */
export const responses = (responses: object): object => ({ responses });
