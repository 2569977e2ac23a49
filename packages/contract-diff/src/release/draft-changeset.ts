import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Comparison } from "../compare.ts";
import { sentence } from "../report/escape/markdown.ts";

/** A changeset that says what a comparison found. */
export interface Stub {
  /** From the root of the repository. */
  file: string;
  text: string;
}

const listed = 20;

const migration = `Migration: <!-- Replace this comment: what do callers change, from which code to which? The gate waits for it. -->`;

/** Drafts the changeset of some packages that a change needs; `undefined` if it needs none. */
export function draftChangeset(
  { bump, changes, typescript }: Comparison,
  packages: readonly string[],
): Stub | undefined {
  if (bump === "none") return undefined;
  const rated = [...changes, ...typescript].filter(({ level }) => level !== "none");
  // Documentation is worth a line of its own only where nothing else happened.
  const graver = rated.filter(({ level }) => level !== "patch");
  const told = graver.length > 0 ? graver : rated;
  const messages = [...new Set(told.map(({ message }) => message))];
  const lines = messages.slice(0, listed).map((message) => `- ${sentence(message)}`);
  if (messages.length > listed) lines.push(`- And ${messages.length - listed} more changes.`);
  const head = packages.map((name) => `"${name}": ${bump}`);
  const parts = [`---\n${head.join("\n")}\n---`, "The contract changed:", lines.join("\n")];
  if (bump === "major") parts.push(migration);
  const name = createHash("sha256").update(messages.join("\n")).digest("hex").slice(0, 8);
  return { file: `.changeset/contract-${name}.md`, text: `${parts.join("\n\n")}\n` };
}

/** Writes a changeset, unless it is there: the author may have worked on it. Tells whether it was written. */
export function writeChangeset({ file, text }: Stub, root: string): boolean {
  const path = join(root, file);
  if (existsSync(path)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}
