import { describe, expect, it } from "vitest";
import type { Ruling } from "../../src/policy/apply.ts";
import { decide } from "../../src/release/gate.ts";
import { formats } from "../../src/report/formats.ts";
import { render } from "../../src/report/index.ts";
import { noChange } from "../../src/report/protocol.ts";
import { changeOf, comparisonOf, impactOf } from "../comparisons.ts";

const policy: Ruling = {
  from: "major",
  at: "contract-diff.yaml:12:5",
  reason: "The one caller was moved",
  owner: "payments",
  until: "2027-01-31",
};
const said =
  "This is none instead of major by the policy (contract-diff.yaml:12:5): The one caller was moved. Accepted by payments until 2027-01-31.";
const comparison = comparisonOf({
  changes: [changeOf("none", { message: "A property was removed.", engine: { level: "major" }, policy })],
  typescript: [impactOf({ level: "none", policy })],
});
const gate = decide("none", { bump: "none", migration: "missing" });
const textOf = (format: string) => render(format, comparison, gate);

describe("what the policy changed", () => {
  it.each(formats.filter((format) => format !== "json"))("is said in %s, of changes and of types", (format) => {
    expect(
      textOf(format)
        .replaceAll(/`|<\/?code>/g, "")
        .split(said).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it("is data in JSON", () => {
    const { changes, typescript } = JSON.parse(textOf("json"));
    expect([changes[0], typescript[0]]).toEqual([
      expect.objectContaining({ policy, level: "none", fingerprint: "f0123456789ab" }),
      expect.objectContaining({ policy, level: "none", fingerprint: "fba9876543210" }),
    ]);
  });

  it("has a section of its own in markdown, and its comment is never left out", () => {
    const text = textOf("markdown");
    expect(text).toMatch(/^\*\*No change needs a release\.\*\*\n\n`openapi\/conomy\.yaml`: 2 rulings of the policy\./);
    expect(text).toContain("### What the policy changed\n");
    expect(text).not.toMatch(/What may break|TypeScript that stops|the same as before/);
    expect(text).not.toContain(noChange);
  });

  it("does not read as if nothing had changed", () => {
    for (const format of formats) expect(textOf(format)).not.toContain("No contract change");
  });

  it("annotates as a notice", () => {
    expect(textOf("github-actions")).not.toMatch(/^::(error|warning)/m);
  });
});

it("the text says by what name each finding can be accepted, if it is asked", () => {
  expect(textOf("text")).not.toContain("Finding");
  const text = render("text", comparison, gate, { fingerprints: true });
  expect(text).toMatch(/Finding f0123456789ab\n[\s\S]*Finding fba9876543210\n/);
});
