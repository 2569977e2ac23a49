import { contract, object, type Pair, returns, takes, text, upTo } from "../../pairs/contract.ts";

const S = { $ref: "#/components/schemas/S" };
const components = { schemas: { S: object({ a: text }), L: { type: "array" }, T: text } };

const request = (
  name: string,
  levels: [Pair["forwards"], Pair["backwards"]],
  base: object,
  revision: object,
): Pair => ({
  name,
  forwards: levels[0],
  backwards: levels[1],
  base: contract(takes(base), { components }),
  revision: contract(takes(revision), { components }),
});

const tightens = (name: string, base: object, revision: object): Pair =>
  request(name, ["major", "minor"], base, revision);

const list = { $ref: "#/components/schemas/L" };
const dynamic = (schema: object) => ({ $dynamicRef: "#node", $defs: { node: { $dynamicAnchor: "node", ...schema } } });
const anchored = (schema: object) => ({ $ref: "#short", $defs: { short: { $anchor: "short", ...schema } } });

export const references: readonly Pair[] = [
  tightens("a reference gets oneOf beside it", S, { ...S, oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
  tightens(
    "allOf beside a reference tightens",
    { ...S, allOf: [object({ b: upTo(9) })] },
    { ...S, allOf: [object({ b: upTo(5) })] },
  ),
  tightens(
    "prefixItems beside a reference tighten",
    { ...list, prefixItems: [upTo(9)] },
    { ...list, prefixItems: [upTo(5)] },
  ),
  tightens("required beside a reference grows", { ...S, required: ["a"] }, { ...S, required: ["a", "b"] }),
  tightens(
    "a schema in $defs tightens",
    { $defs: { short: upTo(9) }, $ref: "#/paths/~1a/post/requestBody/content/application~1json/schema/$defs/short" },
    { $defs: { short: upTo(5) }, $ref: "#/paths/~1a/post/requestBody/content/application~1json/schema/$defs/short" },
  ),
  tightens("a schema behind an anchor tightens", anchored(upTo(9)), anchored(upTo(5))),
  tightens("a schema behind a dynamic anchor tightens", dynamic(upTo(9)), dynamic(upTo(5))),
  request("a description comes beside a reference", ["patch", "patch"], S, { ...S, description: "Words." }),
  request("true stands beside a reference", ["none", "none"], S, { ...S, allOf: [true] }),
  {
    name: "an enum beside a reference of a response goes",
    forwards: "major",
    backwards: "minor",
    base: contract(returns({ $ref: "#/components/schemas/T", enum: ["a"] }), { components }),
    revision: contract(returns({ $ref: "#/components/schemas/T" }), { components }),
  },
];
