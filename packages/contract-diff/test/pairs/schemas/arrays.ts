import { contains, list, type SchemaPair, text } from "../schema.ts";

/** Lists. */
export const arrays: readonly SchemaPair[] = [
  {
    name: "uniqueItems appears",
    effect: "narrows",
    base: { type: "array" },
    revision: { type: "array", uniqueItems: true },
  },
  {
    name: "minContains grows",
    effect: "narrows",
    base: contains({ minContains: 1 }),
    revision: contains({ minContains: 2 }),
  },
  { name: "maxContains appears", effect: "narrows", base: contains({}), revision: contains({ maxContains: 2 }) },
  {
    name: "items tighten",
    effect: "narrows",
    base: { type: "array", items: text },
    revision: { type: "array", items: { ...text, maxLength: 3 } },
  },
  {
    name: "a member of a tuple changes",
    effect: "both",
    base: { type: "array", prefixItems: [text] },
    revision: { type: "array", prefixItems: [{ type: "number" }] },
  },
  {
    name: "a list of lists tightens",
    effect: "narrows",
    base: list(list(text)),
    revision: list(list({ ...text, maxLength: 3 })),
  },
];
