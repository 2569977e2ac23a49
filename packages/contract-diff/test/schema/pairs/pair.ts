import type { Effect } from "../../../src/schema/effect.ts";

/** Two schemas, and what going from the first to the second does to the values that are accepted. */
export interface KeywordPair {
  /** A sentence. */
  name: string;
  effect: Effect;
  base: unknown;
  revision: unknown;
  /** Schemas that both may refer to, by name; `changed` stands in for some of them in the revision. */
  schemas?: Record<string, unknown>;
  changed?: Record<string, unknown>;
}

export const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: "string" };
export const number = { type: "number" };
export const object = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });
export const list = (more: object): object => ({ type: "array", ...more });
