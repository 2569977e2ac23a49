import { pendingChangesets } from "./changesets.ts";
import { commitOf, head, uncommitted } from "./git.ts";
import type { PublishedPackage } from "./packages.ts";
import { readPre } from "./pre.ts";

/** The tag of a package's version, as changesets writes it. */
export function tagOf({ name, version }: PublishedPackage): string {
  return `${name}@${version}`;
}

/**
 * Why the tree is not the one of a release, as sentences.
 *
 * @param missing - The packages whose version the registry does not have.
 */
export function obstaclesOf(root: string, packages: PublishedPackage[], missing: PublishedPackage[]): string[] {
  const obstacles = packages
    .filter(({ version }) => version === "0.0.0")
    .map(({ name }) => `${name} has no version yet. Run \`pnpm version-packages\`, and commit.`);
  const pending = pendingChangesets(root).length;
  if (pending > 0 && readPre(root)?.mode !== "pre") {
    const changesets = pending === 1 ? "1 changeset is" : `${pending} changesets are`;
    obstacles.push(`${changesets} pending. Run \`pnpm version-packages\`, and commit.`);
  }
  const files = uncommitted(root);
  if (files.length > 0) {
    const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
    obstacles.push(`Not committed, so that a tag would not name it: ${files.slice(0, 3).join(", ")}${more}.`);
  }
  return [...obstacles, ...misplacedTags(root, missing)];
}

/** A version is made of one commit: an interrupted release must not go on from another. */
function misplacedTags(root: string, missing: PublishedPackage[]): string[] {
  return missing.flatMap((each) => {
    const tag = tagOf(each);
    const commit = commitOf(root, tag);
    if (commit === undefined || commit === head(root)) return [];
    return `${tag} is the tag of another commit, and not published. To publish that one: \`git checkout ${commit.slice(0, 9)}\`, and \`pnpm release\`. To give it up: \`git tag --delete ${tag}\`.`;
  });
}
