import type { Effect } from "../../src/schema/effect.ts";

/** Two spellings of a schema, and what going from the first to the second does to the values that it accepts. */
export interface SchemaPair {
  name: string;
  effect: Effect;
  base: unknown;
  revision: unknown;
}

export const text = { type: "string" };
export const number = { type: "number" };
export const object = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });
export const list = (items: object): object => ({ type: "array", items });
export const contains = (more: object): object => ({ type: "array", contains: { const: 1 }, ...more });
export const dependent = (names: string[]): object =>
  object({ a: text, b: text, c: text }, { dependentRequired: { a: names } });
