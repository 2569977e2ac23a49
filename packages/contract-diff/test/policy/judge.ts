import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Bump } from "../../src/bump.ts";
import { type Comparison, compare } from "../../src/compare.ts";
import { locatePolicy, type WrittenPolicy } from "../../src/policy/policy.ts";

const books = readFileSync(new URL("books.yaml", import.meta.url), "utf8");

/** From, to; each occurs once. */
export type Edit = readonly [from: string, to: string];

/** Edits that the tests of several decisions share. */
export const edits: Readonly<
  Record<"enum" | "internal" | "beta" | "property" | "parameter" | "operation" | "path", Edit>
> = {
  enum: ["enum: [a, b, c]", "enum: [a, b]"],
  internal: [", age: { type: integer }", ""],
  beta: ["maximum: 20", "maximum: 10"],
  property: ["        isbn: { type: string, deprecated: true, x-sunset: 2026-01-01 }\n", ""],
  parameter: [
    "      parameters:\n        - { name: q, in: query, deprecated: true, x-sunset: 2026-01-01, schema: { type: string } }\n",
    "",
  ],
  operation: [between("    post:\n", "  /old:"), ""],
  path: [between("  /old:\n", "  /internal"), ""],
};

function between(start: string, end: string): string {
  return books.slice(books.indexOf(start), books.indexOf(end));
}

/** What a repository's policy makes of some edits. */
export async function judge(
  changes: readonly Edit[],
  policy: WrittenPolicy = {},
  { today = "2026-11-30", typescript = false }: { today?: string; typescript?: boolean } = {},
): Promise<Comparison> {
  const cwd = mkdtempSync(join(tmpdir(), "contract-diff-policy-"));
  try {
    const revision = changes.reduce((text, [from, to]) => {
      expect(text.split(from), from).toHaveLength(2);
      return text.replace(from, to);
    }, books);
    writeFileSync(join(cwd, "base.yaml"), books);
    writeFileSync(join(cwd, "revision.yaml"), revision);
    const located = locatePolicy(policy, (path) => path.join("."));
    return await compare("base.yaml", "revision.yaml", { cwd, typescript, policy: located, today });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** The levels of the changes, and those of the breaks of types. */
export function levelsOf({ changes, typescript }: Comparison): { changes: Bump[]; typescript: Bump[] } {
  return { changes: changes.map(({ level }) => level), typescript: typescript.map(({ level }) => level) };
}
