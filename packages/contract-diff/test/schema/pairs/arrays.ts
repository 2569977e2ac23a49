import { type KeywordPair, list, number, text } from "./pair.ts";

const one = { const: 1 };
const oneOrTwo = { enum: [1, 2] };

/** Keywords of lists. */
export const arrayPairs: readonly KeywordPair[] = [
  {
    name: "what is contained may be more",
    effect: "widens",
    base: list({ contains: one }),
    revision: list({ contains: oneOrTwo }),
  },
  {
    name: "what is contained at most once may be more",
    effect: "both",
    base: list({ contains: one, maxContains: 1 }),
    revision: list({ contains: oneOrTwo, maxContains: 1 }),
  },
  {
    name: "what is contained at most once, or never, may be more",
    effect: "narrows",
    base: list({ contains: one, minContains: 0, maxContains: 1 }),
    revision: list({ contains: oneOrTwo, minContains: 0, maxContains: 1 }),
  },
  {
    name: "contains is asked for twice",
    effect: "narrows",
    base: list({ contains: one }),
    revision: list({ contains: one, minContains: 2 }),
  },
  {
    name: "contains is asked for once, in so many words",
    effect: "none",
    base: list({ contains: one }),
    revision: list({ contains: one, minContains: 1 }),
  },
  {
    name: "contains is asked for never",
    effect: "widens",
    base: list({ contains: one }),
    revision: list({ contains: one, minContains: 0 }),
  },
  {
    name: "contains that is asked for never goes",
    effect: "none",
    base: list({ contains: one, minContains: 0 }),
    revision: list({}),
  },
  {
    name: "an upper count of what is contained rises",
    effect: "widens",
    base: list({ contains: one, maxContains: 2 }),
    revision: list({ contains: one, maxContains: 3 }),
  },
  {
    name: "counts appear without contains",
    effect: "none",
    base: list({}),
    revision: list({ minContains: 2, maxContains: 3 }),
  },
  {
    name: "no more items than may be contained",
    effect: "narrows",
    base: list({ contains: one, maxContains: 3 }),
    revision: list({ contains: one, maxItems: 3 }),
  },
  {
    name: "items accept everything",
    effect: "none",
    base: list({}),
    revision: list({ items: true, minItems: 0, uniqueItems: false, prefixItems: [] }),
  },
  { name: "items become impossible", effect: "narrows", base: list({ items: text }), revision: list({ items: false }) },
  {
    name: "items of a part meet other items",
    effect: "none",
    base: list({ allOf: [{ items: { minLength: 2 } }], items: text }),
    revision: list({ items: { ...text, minLength: 2 } }),
  },
  {
    name: "a tuple of a part meets items",
    effect: "none",
    base: list({ allOf: [{ prefixItems: [{ minLength: 2 }] }], items: text }),
    revision: list({ prefixItems: [{ ...text, minLength: 2 }], items: text }),
  },
  {
    name: "a tuple names what its items would be anyway",
    effect: "none",
    base: list({ prefixItems: [text, number], items: number }),
    revision: list({ allOf: [{ prefixItems: [text], items: number }] }),
  },
  {
    name: "unevaluated items close a tuple",
    effect: "none",
    base: list({ prefixItems: [text], unevaluatedItems: false }),
    revision: list({ prefixItems: [text], items: false }),
  },
  {
    name: "unevaluated items stand beside items",
    effect: "none",
    base: list({ items: text, unevaluatedItems: false }),
    revision: list({ items: text }),
  },
  {
    name: "a tuple that parts close gets a member",
    effect: "widens",
    base: list({ allOf: [{ prefixItems: [text] }], unevaluatedItems: false }),
    revision: list({ allOf: [{ prefixItems: [text, text] }], unevaluatedItems: false }),
  },
  {
    name: "a limit of lists moves into a part",
    effect: "none",
    base: list({ minItems: 1, maxItems: 3 }),
    revision: list({ allOf: [{ minItems: 1 }, { maxItems: 3 }] }),
  },
];
