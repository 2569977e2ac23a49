import { execFileSync } from "node:child_process";

const git = (root: string, ...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** The files that are changed or new, and not committed. */
export function uncommitted(root: string): string[] {
  // A letter or two, a space, and the path.
  const lines = git(root, "status", "--porcelain", "--untracked-files=all").split("\n");
  return lines.filter(Boolean).map((line) => line.replace(/^\S+ +/, ""));
}

export function head(root: string): string {
  return git(root, "rev-parse", "HEAD");
}

/** The commit that a tag names, if there is such a tag. */
export function commitOf(root: string, tag: string): string | undefined {
  return git(root, "tag", "--list", tag) === ""
    ? undefined
    : git(root, "rev-list", "--max-count=1", `refs/tags/${tag}`);
}

/** Makes an annotated tag of the commit that is checked out. */
export function createTag(root: string, tag: string): void {
  git(root, "tag", "--annotate", tag, "--message", tag);
}

/** Copies a repository's commits into a folder, with what is checked out. */
export function clone(root: string, folder: string): void {
  git(root, "clone", "--quiet", "--no-tags", root, folder);
}
