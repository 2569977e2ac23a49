import { number, type SchemaPair, text } from "../schema.ts";

/** Lists. */
export const arrays: readonly SchemaPair[] = [
  {
    name: "a tuple closes",
    effect: "narrows",
    base: { type: "array", prefixItems: [text] },
    revision: { type: "array", prefixItems: [text], items: false },
  },
  {
    name: "a tuple gets another member",
    effect: "narrows",
    base: { type: "array", prefixItems: [text] },
    revision: { type: "array", prefixItems: [text, text] },
  },
  {
    name: "a member of a tuple tightens",
    effect: "narrows",
    base: { type: "array", prefixItems: [text] },
    revision: { type: "array", prefixItems: [{ ...text, maxLength: 4 }] },
  },
  { name: "contains appears", effect: "narrows", base: { type: "array" }, revision: { type: "array", contains: text } },
  {
    name: "contains tightens",
    effect: "narrows",
    base: { type: "array", contains: text },
    revision: { type: "array", contains: { ...text, minLength: 2 } },
  },
  {
    name: "uniqueItems false",
    effect: "none",
    base: { type: "array" },
    revision: { type: "array", uniqueItems: false },
  },
  { name: "minItems 0", effect: "none", base: { type: "array" }, revision: { type: "array", minItems: 0 } },
  {
    name: "items of any value appear",
    effect: "none",
    base: { type: "array" },
    revision: { type: "array", items: {} },
  },
  {
    name: "items of any value are written as true",
    effect: "none",
    base: { type: "array", items: true },
    revision: { type: "array", items: {} },
  },
  { name: "a text gets a number of items", effect: "none", base: text, revision: { ...text, maxItems: 3 } },
  {
    name: "items become tuple",
    effect: "both",
    base: { type: "array", items: text },
    revision: { type: "array", prefixItems: [number] },
  },
  {
    name: "minContains 1 is written",
    effect: "none",
    base: { type: "array", contains: text },
    revision: { type: "array", contains: text, minContains: 1 },
  },
  {
    name: "minContains becomes 0",
    effect: "widens",
    base: { type: "array", contains: text },
    revision: { type: "array", contains: text, minContains: 0 },
  },
  {
    name: "a tuple becomes a list of what follows it",
    effect: "both",
    base: { type: "array", prefixItems: [text, number], items: text },
    revision: { type: "array", items: text },
  },
];
