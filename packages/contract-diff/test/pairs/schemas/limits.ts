import type { SchemaPair } from "../schema.ts";

const limited = (type: string, keyword: string, strict: unknown, lax: unknown): SchemaPair[] => [
  { name: `${keyword} appears`, effect: "narrows", base: { type }, revision: { type, [keyword]: strict } },
  {
    name: `${keyword} tightens`,
    effect: "narrows",
    base: { type, [keyword]: lax },
    revision: { type, [keyword]: strict },
  },
];

/** Limits of values, as they appear and tighten. */
export const limits: readonly SchemaPair[] = [
  ...limited("string", "maxLength", 5, 9),
  ...limited("string", "minLength", 5, 3),
  ...limited("number", "maximum", 5, 9),
  ...limited("number", "minimum", 5, -3),
  ...limited("number", "exclusiveMaximum", 5, 9),
  ...limited("number", "exclusiveMinimum", 5, 3),
  ...limited("number", "multipleOf", 6, 3),
  ...limited("array", "maxItems", 5, 9),
  ...limited("array", "minItems", 5, 3),
  ...limited("object", "maxProperties", 5, 9),
  ...limited("object", "minProperties", 5, 3),
];
