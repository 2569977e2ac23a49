import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../../src/rate/rules/index.ts";
import { explainRule, rulesTable } from "../../src/report/rules.ts";

it("the README has the table of the rules", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const plain = (text: string) => text.replaceAll(/ +/g, " ").replaceAll(/-+/g, "-");
  expect(plain(readme)).toContain(plain(rulesTable()));
});

it("every rule has a name of its own, and a sentence", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { because } of rules) expect(because).toMatch(/^[A-Z].*\.$/);
});

it("a rule can be asked for, and the wrong name names the right ones", () => {
  expect(explainRule("security")).toBe("Credentials that were enough have to stay enough.\n");
  expect(explainRule(undefined)).toContain("containment: ");
  expect(() => explainRule("securty")).toThrow(/no rule securty.*security/);
});
