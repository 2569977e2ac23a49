import type { Bump } from "../../../src/bump.ts";

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

/** An operation of which nothing but its success is known. */
export const fine = { responses: { 200: { description: "Fine." } } };

/** A contract of some paths. */
export function contractOf(paths: object, more: object = {}): object {
  return { openapi: "3.1.0", info: { title: "Pairs", version: "1.0.0" }, paths, ...more };
}

/** A contract of one operation, `POST /a`. */
export function contract(operation: object, more: object = {}): object {
  return contractOf({ "/a": { post: { ...fine, ...operation } } }, more);
}
