import { execFileSync } from "node:child_process";

const git = (root: string, ...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** Whether everything is committed. */
export function isClean(root: string): boolean {
  return git(root, "status", "--porcelain") === "";
}

export function hasTag(root: string, tag: string): boolean {
  return git(root, "tag", "--list", tag) !== "";
}

/** Makes an annotated tag of the commit that is checked out. */
export function createTag(root: string, tag: string): void {
  git(root, "tag", "--annotate", tag, "--message", tag);
}

/** Copies a repository's commits into a folder, with what is checked out. */
export function clone(root: string, folder: string): void {
  git(root, "clone", "--quiet", "--no-tags", root, folder);
}
