import { describe, expect, it } from "vitest";
import { largest } from "../../../src/bump.ts";
import type { Rule } from "../../../src/rate/rules/rule.ts";
import { rateDocuments } from "../../compare-schemas.ts";
import type { Pair } from "../../pairs/contract.ts";

/** Tests rules of one file with pairs, in both directions: each rule decides some of them, and one decides each. */
export function testRules(rules: readonly Rule[], pairs: readonly Pair[]): void {
  const ids = rules.map(({ id }) => id);
  const decided = new Set<string>();
  describe.each(pairs)("$name", ({ base, revision, forwards, backwards }) => {
    const deciding = new Set<string>();
    it.each([
      ["forwards", forwards, base, revision],
      ["backwards", backwards, revision, base],
    ] as const)("%s: %s", async (_, wanted, from, to) => {
      const changes = await rateDocuments(from, to);
      expect(largest(changes.map(({ level }) => level))).toBe(wanted);
      for (const { decidedBy } of changes.filter((change) => ids.includes(change.decidedBy))) deciding.add(decidedBy);
    });
    it("is decided here", () => {
      expect([...deciding]).not.toEqual([]);
      for (const id of deciding) decided.add(id);
    });
  });
  it("no rule is there in vain", () => expect([...decided].toSorted()).toEqual(ids.toSorted()));
}
