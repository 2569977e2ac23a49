import type { Comparison } from "../compare.ts";
import { topOf } from "../git.ts";
import { draftChangeset, writeChangeset } from "./draft-changeset.ts";
import { decide, type Gate, readDeclaration } from "./gate.ts";
import { checkPackages } from "./packages.ts";

/** What a change is held against. */
export interface Branch {
  cwd: string;
  /** Where the branch began; nothing if the repository has no changesets. */
  since: string | undefined;
  /** The packages whose users see the contract. */
  packages: readonly string[];
  /** Whether to write the changeset that is missing. */
  mayWrite: boolean;
}

/**
 * Holds the changesets against the change. A first version takes nothing from anybody.
 *
 * @throws {ContractDiffFailure} if the changesets cannot be read, or nothing says which of them count.
 */
export async function judge(
  comparison: Comparison,
  { cwd, since, packages, mayWrite }: Branch,
): Promise<Gate | undefined> {
  if (comparison.base === "nothing") return undefined;
  if (since === undefined) return decide(comparison.bump, undefined, packages);
  await checkPackages(packages, cwd);
  const gate = decide(comparison.bump, await readDeclaration(cwd, since, packages), packages);
  if (gate.ok || !mayWrite) return gate;
  const stub = draftChangeset(comparison, packages);
  if (!stub) return gate;
  const written = writeChangeset(stub, topOf(cwd) ?? cwd);
  console.error(written ? `${stub.file} is written.` : `${stub.file} exists already, and was not changed.`);
  return decide(comparison.bump, await readDeclaration(cwd, since, packages), packages);
}
