import { describe, expect, it } from "vitest";
import { type Effect, invert } from "../../src/schema/effect.ts";
import { documentOf, levels, rateDocuments } from "../compare-schemas.ts";
import { edgePairs } from "../pairs/edges/index.ts";
import { pairsOf30, schemaPairs } from "../pairs/schemas/index.ts";

const expected: Record<"request" | "response", Record<Effect, string>> = {
  request: { both: "major", narrows: "major", none: "none", widens: "minor" },
  response: { both: "major", narrows: "minor", none: "none", widens: "major" },
};

describe.each([
  ["3.1.0", [...schemaPairs, ...edgePairs]],
  ["3.0.3", pairsOf30],
] as const)("in OpenAPI %s", (openapi, pairs) => {
  describe.each(["request", "response"] as const)("in a %s", (direction) => {
    describe.each(["forwards", "backwards"] as const)("%s", async (way) => {
      const [from, to] = way === "forwards" ? (["base", "revision"] as const) : (["revision", "base"] as const);
      const document = (version: "revision" | "base") =>
        documentOf(
          pairs.map((pair) => pair[version]),
          direction,
          openapi,
        );
      const rated = levels(await rateDocuments(document(from), document(to)), pairs.length);

      it.each(pairs.map((pair, index) => ({ ...pair, index })))("$name", ({ effect, index }) => {
        const wanted = expected[direction][way === "forwards" ? effect : invert(effect)];
        expect(rated[index]).toBe(wanted);
      });
    });
  });
});
