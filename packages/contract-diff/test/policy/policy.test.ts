import { describe, expect, it } from "vitest";
import { edits, judge, levelsOf } from "./judge.ts";

const reason = "We say so.";

it("without a policy every finding keeps its level", async () => {
  const comparison = await judge([edits.enum, edits.internal], {}, { typescript: true });
  expect(levelsOf(comparison)).toEqual({ changes: ["major", "major"], typescript: ["major", "major"] });
  expect([...comparison.changes, ...comparison.typescript].filter(({ policy }) => policy)).toEqual([]);
  expect(comparison.warnings).toBeUndefined();
});

describe("a rule", () => {
  it("gives what it decides another level, and says what that was", async () => {
    const rules = { keyword: { level: "minor", reason } } as const;
    const { bump, changes } = await judge([edits.enum], { rules });
    expect({ bump, changes }).toEqual({
      bump: "minor",
      changes: [
        expect.objectContaining({
          level: "minor",
          decidedBy: "keyword",
          policy: { from: "major", at: "policy.rules.keyword", reason },
        }),
      ],
    });
  });

  it("may be the engine's", async () => {
    const rules = { "redocly/property-removed": { level: "patch", reason } } as const;
    expect(levelsOf(await judge([edits.internal, edits.enum], { rules })).changes).toEqual(["major", "patch"]);
  });

  it("may make something graver", async () => {
    const rules = { documentation: { level: "minor", reason } } as const;
    const { bump } = await judge([["title: Books", "title: Our books"]], { rules });
    expect(bump).toBe("minor");
  });

  it("takes with it what stops compiling because of the change", async () => {
    const rules = { "redocly/property-removed": { level: "minor", reason } } as const;
    const comparison = await judge([edits.internal], { rules }, { typescript: true });
    expect(comparison.bump).toBe("minor");
    expect(comparison.typescript).toEqual([
      expect.objectContaining({ level: "minor", policy: comparison.changes[0]?.policy }),
    ]);
  });

  it("of the types leaves the change as it is", async () => {
    const rules = { "types/removed": { level: "none", reason } } as const;
    const comparison = await judge([edits.internal], { rules }, { typescript: true });
    expect(levelsOf(comparison)).toEqual({ changes: ["major"], typescript: ["none"] });
  });
});

describe("operations", () => {
  const internal = { path: "/internal/**", level: "none", reason } as const;

  it.each([
    { by: "their path", entry: internal },
    { by: "one segment of it", entry: { path: "/*/books/{id}", level: "none", reason } as const },
    { by: "path and method", entry: { ...internal, method: "get" } },
    { by: "an extension of the path", entry: { extension: { "x-internal": true }, level: "none", reason } as const },
  ])("are left out by $by, types included", async ({ entry }) => {
    const comparison = await judge([edits.internal, edits.enum], { operations: [entry] }, { typescript: true });
    expect(levelsOf(comparison)).toEqual({ changes: ["major", "none"], typescript: ["major", "none"] });
  });

  it.each([
    { because: "the path is another one", entry: { path: "/internal/*", level: "none", reason } as const },
    { because: "the method is another one", entry: { ...internal, method: "delete" } },
    {
      because: "the extension has another value",
      entry: { extension: { "x-internal": 1 }, level: "none", reason } as const,
    },
  ])("are judged as all others if $because", async ({ entry }) => {
    expect((await judge([edits.internal], { operations: [entry] })).bump).toBe("major");
  });

  it("are held to a level by an extension of their own", async () => {
    const operations = [{ extension: { "x-stability": "beta" }, level: "minor", reason } as const];
    expect(levelsOf(await judge([edits.beta, edits.internal], { operations })).changes).toEqual(["major", "minor"]);
  });

  it("cannot be called internal by the change that breaks them", async () => {
    const operations = [{ extension: { "x-internal": true }, level: "none", reason } as const];
    const hidden = ["  /books:\n", "  /books:\n    x-internal: true\n"] as const;
    const { bump } = await judge([edits.enum, hidden], { operations });
    expect(bump).toBe("major");
  });

  it("all have to be meant where several use what changed", async () => {
    const one = { path: "/books", method: "get", level: "none", reason } as const;
    const other = { path: "/books", method: "post", level: "minor", reason } as const;
    expect((await judge([edits.enum], { operations: [one] })).bump).toBe("major");
    expect((await judge([edits.enum], { operations: [one, other] })).bump).toBe("minor");
  });

  it("a path that is gone as a whole is all of its operations", async () => {
    const get = { path: "/old", method: "get", level: "minor", reason } as const;
    expect((await judge([edits.path], { operations: [get] })).bump).toBe("minor");
  });
});

describe("what was announced to go", () => {
  const removals = { level: "minor", sunset: true, reason } as const;

  it.each(["property", "parameter", "operation", "path"] as const)(
    "may go as a minor: a %s, types included",
    async (part) => {
      const after = await judge([edits[part]], { removals }, { typescript: true });
      expect(after.bump).toBe("minor");
      expect(after.changes[0]?.policy).toMatchObject({ from: "major", at: "policy.removals", reason });
      const before = await judge([edits[part]], { removals }, { today: "2025-12-31" });
      expect(before.bump).toBe("major");
    },
  );

  it("takes the requirement of a property with it, and no other", async () => {
    const required = ["required: [title, isbn]", "required: [title]"] as const;
    expect((await judge([edits.property, required], { removals })).bump).toBe("minor");
    expect((await judge([required], { removals })).bump).toBe("major");
    const both = ["required: [title, isbn]", "required: []"] as const;
    expect((await judge([edits.property, both], { removals })).bump).toBe("major");
  });

  it("was announced long enough by the day since when it is deprecated", async () => {
    const days = { level: "minor", days: 180, reason } as const;
    expect((await judge([edits.operation], { removals: days }, { today: "2025-11-28" })).bump).toBe("minor");
    expect((await judge([edits.operation], { removals: days }, { today: "2025-11-27" })).bump).toBe("major");
    // It does not say since when.
    expect((await judge([edits.path], { removals: days })).bump).toBe("major");
  });

  it("was announced in the base: what only the change says does not count", async () => {
    const undated = ["        title: { type: string }\n", ""] as const;
    expect((await judge([undated], { removals })).bump).toBe("major");
  });

  it("may go, and not become something else", async () => {
    const retyped = ["isbn: { type: string, d", "isbn: { type: integer, d"] as const;
    expect((await judge([retyped], { removals })).bump).toBe("major");
  });
});

describe("a finding that is accepted", () => {
  const accept = (finding: string, until: string) => ({ finding, until, owner: "payments", reason });

  it("counts no more until its last day", async () => {
    const [found] = (await judge([edits.enum])).changes;
    const accepted = [accept(found?.fingerprint ?? "", "2026-11-30")];
    const last = await judge([edits.enum, edits.internal], { accepted });
    expect(levelsOf(last).changes).toEqual(["none", "major"]);
    expect(last.changes[0]?.policy).toEqual({
      ...{ from: "major", at: "policy.accepted.0", reason },
      ...{ owner: "payments", until: "2026-11-30" },
    });
    expect(last.warnings).toBeUndefined();

    const late = await judge([edits.enum], { accepted }, { today: "2026-12-01" });
    expect(late.bump).toBe("major");
    expect(late.warnings).toEqual([
      expect.stringMatching(/^policy.accepted.0: payments accepted f\w+ until 2026-11-30/),
    ]);
  });

  it("may be a break of types", async () => {
    const { typescript } = await judge([edits.internal], {}, { typescript: true });
    const accepted = [accept(typescript[0]?.fingerprint ?? "", "2027-01-01")];
    const comparison = await judge([edits.internal], { accepted }, { typescript: true });
    expect(levelsOf(comparison)).toEqual({ changes: ["major"], typescript: ["none"] });
  });

  it("takes no type with it that another change breaks as well", async () => {
    const retyped = ["kind: { type: string, enum: [a, b, c] }", "kind: { type: integer, enum: [1, 2] }"] as const;
    const { changes } = await judge([retyped]);
    expect(changes.length).toBeGreaterThan(1);
    const all = changes.map(({ fingerprint }) => accept(fingerprint, "2027-01-01"));
    const some = await judge([retyped], { accepted: all.slice(1) }, { typescript: true });
    expect(levelsOf(some).typescript).toContain("major");
    const every = await judge([retyped], { accepted: all }, { typescript: true });
    expect(levelsOf(every).typescript).not.toContain("major");
  });

  it("is reported if there is nothing like it", async () => {
    const { warnings } = await judge([edits.enum], { accepted: [accept("f000000000000", "2027-01-01")] });
    expect(warnings).toEqual(["policy.accepted.0: No finding is called f000000000000. Remove this entry."]);
  });

  it("is the same in the next run, wherever it stands and whatever else changed", async () => {
    const [alone] = (await judge([edits.enum])).changes;
    const moved = ["info:", "x-more: lines\ninfo:"] as const;
    const more = (await judge([edits.enum, edits.internal, moved])).changes;
    expect(more.map(({ fingerprint }) => fingerprint)).toContain(alone?.fingerprint);
    const [other] = (await judge([["enum: [a, b, c]", "enum: [a, c]"]])).changes;
    expect(other?.fingerprint).not.toBe(alone?.fingerprint);
  });
});
