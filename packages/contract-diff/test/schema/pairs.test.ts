import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../../src/contract/load.ts";
import { canonical } from "../../src/schema/canonical.ts";
import { isContained } from "../../src/schema/contain.ts";
import { type Effect, invert } from "../../src/schema/effect.ts";
import { areEqual } from "../../src/schema/equal.ts";
import type { SchemaNode } from "../../src/schema/node.ts";
import { arrayPairs } from "./pairs/arrays.ts";
import { compositionPairs } from "./pairs/compositions.ts";
import { objectPairs } from "./pairs/objects.ts";
import type { KeywordPair } from "./pairs/pair.ts";
import { valuePairs } from "./pairs/values.ts";

// What the canonical form and containment say of pairs of schemas, without an engine and without a direction.

function nodesOf({ base, revision, schemas = {}, changed = {} }: KeywordPair): [SchemaNode, SchemaNode] {
  const documentOf = (named: object): OpenApiDocument => ({
    openapi: "3.1.0",
    info: { version: "1" },
    components: { schemas: named },
  });
  return [canonical(documentOf(schemas), base), canonical(documentOf({ ...schemas, ...changed }), revision)];
}

function effectBetween(base: SchemaNode, revision: SchemaNode): Effect {
  if (areEqual(base, revision)) return "none";
  const [loses, gains] = [!isContained(base, revision), !isContained(revision, base)];
  return loses && gains ? "both" : loses ? "narrows" : gains ? "widens" : "none";
}

describe.each([
  { subject: "of numbers, texts and values", pairs: valuePairs },
  { subject: "of lists", pairs: arrayPairs },
  { subject: "of objects", pairs: objectPairs },
  { subject: "of other schemas", pairs: compositionPairs },
])("keywords $subject", ({ pairs }) => {
  it.each(pairs)("$name: $effect", (pair) => {
    const [base, revision] = nodesOf(pair);
    expect(effectBetween(base, revision)).toBe(pair.effect);
  });

  it.each(pairs)("undone, $name: the opposite of $effect", (pair) => {
    const [base, revision] = nodesOf(pair);
    expect(effectBetween(revision, base)).toBe(invert(pair.effect));
  });
});
