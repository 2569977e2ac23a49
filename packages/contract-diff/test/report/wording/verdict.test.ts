import { expect, it } from "vitest";
import type { Bump } from "../../../src/bump.ts";
import { type Declaration, decide } from "../../../src/release/gate.ts";
import { verdictOf } from "../../../src/report/wording/verdict.ts";

it.each<[required: Bump, declared: Bump, migration: Declaration["migration"], sentence: string]>([
  ["none", "none", "missing", "No contract change."],
  ["none", "minor", "missing", "No contract change. The changesets declare a minor release for other reasons."],
  ["patch", "patch", "missing", "This needs a patch release, and the changesets declare it."],
  ["patch", "minor", "missing", "This needs a patch release, and the changesets declare a minor one, which is more."],
  ["minor", "none", "missing", "This needs a minor release, but no changeset declares one."],
  ["major", "minor", "missing", "This needs a major release, but the changesets declare a minor one."],
  [
    "major",
    "major",
    "missing",
    "The changesets declare the major release that this needs, but none has a paragraph that starts `Migration:`.",
  ],
  [
    "minor",
    "major",
    "empty",
    "The changesets declare a major release, but the paragraph after `Migration:` still has to be written.",
  ],
])(
  "a change that needs %s and declares %s, its migration %s, gets its sentence",
  (required, bump, migration, sentence) => {
    expect(verdictOf(decide(required, { bump, migration }))).toBe(sentence);
  },
);
