import { ContractDiffFailure } from "../failure.ts";
import { git, reasonOf } from "../git.ts";

/** A changeset: its name, and what it says. */
interface Changeset {
  id: string;
  summary: string;
}

/**
 * Reads the changesets that wait on a revision already.
 *
 * @throws {ContractDiffFailure} if git cannot list them.
 */
export function pendingOn(ref: string, cwd: string): Changeset[] {
  const listing = git(cwd, ["ls-tree", "-r", "--full-tree", "--name-only", "-z", ref, ".changeset/"]);
  if (listing.status !== 0) {
    throw new ContractDiffFailure(`git cannot list the changesets of ${ref}: ${reasonOf(listing)}`, 3);
  }
  const files = listing.stdout.toString().split("\0");
  return files
    .filter((file) => file.endsWith(".md"))
    .map((file) => {
      const text = git(cwd, ["cat-file", "blob", `${ref}:${file}`]).stdout.toString();
      return { id: file.replace(/^\.changeset\/|\.md$/g, ""), summary: text.replace(/^---[\s\S]*?\n---/, "") };
    });
}

/**
 * Takes the changesets away that were pending already: by their name, edited or not; and by what they say, if they have
 * another name now. A pending one that is gone may have been edited as well.
 */
export function withoutPending<One extends Changeset>(
  changesets: readonly One[],
  pending: readonly Changeset[],
): One[] {
  const ids = new Set(changesets.map(({ id }) => id));
  const known = new Set(pending.map(({ id }) => id));
  const gone = pending.filter(({ id }) => !ids.has(id));
  const isRenamed = ({ summary }: Changeset) =>
    pending.some((one) => one.summary.trim() === summary.trim()) || gone.some((one) => isAlike(one.summary, summary));
  return changesets.filter((changeset) => !known.has(changeset.id) && !isRenamed(changeset));
}

/** Whether two texts have half of their words in common. */
function isAlike(one: string, other: string): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared >= (left.size + right.size - shared) / 2;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
