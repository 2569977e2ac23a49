import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { synthetic, writeCase } from "./contracts.ts";
import { measureChain } from "./measure.ts";
import { steps } from "./steps.ts";

it.each([1, 10])("a contract with %i operations more goes through every step", (added) => {
  const folder = mkdtempSync(join(tmpdir(), "conomy-chain-"));
  const contract = writeCase(String(added), synthetic(added), folder);
  const costs = measureChain(contract, folder, () => {});

  expect([...costs.keys()]).toEqual(Object.keys(steps));
  expect([...costs].filter(([, { failed }]) => failed)).toEqual([]);
  expect(costs.get("lint")?.said).toBe("0 findings");
  expect(readFileSync(join(folder, "aliases.d.ts"), "utf8")).toContain("export type Resource0 = ");
  expect(readFileSync(join(folder, "index.html"), "utf8")).toContain("listResource0");
  const { bump, changes } = JSON.parse(readFileSync(join(folder, "contract-diff.json"), "utf8"));
  expect(bump).toBe("major");
  expect(JSON.stringify(changes)).toMatch(/resources-.*zipcode|zipcode.*resources-/);
});
