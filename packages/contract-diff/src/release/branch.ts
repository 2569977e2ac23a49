import { existsSync } from "node:fs";
import { join } from "node:path";
import { ContractDiffFailure } from "../failure.ts";
import { askGit, topOf } from "../git.ts";

/** Whether a repository has a folder for changesets. */
export function hasChangesets(cwd: string): boolean {
  return existsSync(join(topOf(cwd) ?? cwd, ".changeset"));
}

/**
 * Where this branch left the revision that it is compared with, or else the default branch.
 *
 * @param base - What it is compared with, if that is named.
 * @param configured - The default branch, if the configuration names it.
 * @throws {ContractDiffFailure} if that is not here.
 */
export function mergeBase(cwd: string, base?: string, configured?: string): string {
  const [, named] = /^([^:]{2,}):./.exec(base ?? "") ?? [];
  for (const candidate of named === undefined ? defaultBranches(cwd, configured) : [named]) {
    const found = askGit(cwd, "merge-base", candidate, "HEAD");
    if (found !== undefined) return found;
  }
  const branch = configured === undefined ? "The default branch" : `The default branch ${configured}`;
  const missing = named === undefined ? branch : `What ${named} shares with this branch`;
  const name =
    named === undefined && configured === undefined ? " `defaultBranch` in contract-diff.yaml names it." : "";
  const hint = base === undefined ? "" : " Without changesets to look at, add --no-gate.";
  throw new ContractDiffFailure(`${missing} is not here. In CI, check out with \`fetch-depth: 0\`.${name}${hint}`, 3);
}

/** On GitHub a pull request may go to another branch than the default one. */
function defaultBranches(cwd: string, configured: string | undefined): string[] {
  const { GITHUB_BASE_REF: target } = process.env;
  const known =
    configured === undefined ? askGit(cwd, "symbolic-ref", "--short", "refs/remotes/origin/HEAD") : undefined;
  const usual = configured ?? "main";
  return [target ? `origin/${target}` : (known ?? ""), `origin/${usual}`, usual].filter(Boolean);
}
