import { execFileSync } from "node:child_process";
import { getReleasePlan } from "@changesets/get-release-plan";
import { type Bump, isLess, largest } from "../bump.ts";
import { ContractDiffFailure } from "../failure.ts";

/** The packages whose users see the contract. */
export const concerned: readonly string[] = ["@conomyhq/openapi-types", "@conomyhq/client"];

/** What the changesets of a branch will release. */
export interface Declaration {
  /** The largest bump that the branch's own changesets give a concerned package. */
  bump: Bump;
  /** Whether one of those that declare a major has a paragraph that starts `Migration:`, and says something in it. */
  migration: "empty" | "explained" | "missing";
}

/** What the gate found, in the words of `report/wording.ts`. */
export type GateOutcome =
  | "declared"
  | "explanation-empty"
  | "more-declared"
  | "nothing-needed"
  | "too-small"
  | "undeclared"
  | "unexplained";

/** Whether a change may be merged, and what is missing if not. */
export interface Gate {
  required: Bump;
  declared: Bump;
  outcome: GateOutcome;
  ok: boolean;
}

/**
 * Reads what the changesets that were added since a revision will release.
 *
 * @param cwd - The repository.
 * @param since - A changeset that is on this revision already does not count. What is not committed yet does.
 * @throws {ContractDiffFailure} if the changesets cannot be read.
 */
export async function readDeclaration(cwd: string, since: string): Promise<Declaration> {
  const pending = changesetsOn(since, cwd);
  const { changesets } = await readReleasePlan(cwd);
  const own = changesets
    .filter(({ id }) => !pending.has(id))
    .map(({ releases, summary }) => {
      const bumps = releases.filter(({ name }) => concerned.includes(name)).map(({ type }) => type);
      return { bump: largest(bumps), migration: migrationIn(summary) };
    });
  const majors = own.filter(({ bump }) => bump === "major").map(({ migration }) => migration);
  return {
    bump: largest(own.map(({ bump }) => bump)),
    migration: majors.includes("explained") ? "explained" : majors.includes("empty") ? "empty" : "missing",
  };
}

const accepted: ReadonlySet<GateOutcome> = new Set(["declared", "more-declared", "nothing-needed"]);

/** Compares what a change needs with what its changesets say. */
export function decide(required: Bump, declaration: Declaration): Gate {
  const outcome = outcomeOf(required, declaration);
  return { required, declared: declaration.bump, outcome, ok: accepted.has(outcome) };
}

function outcomeOf(required: Bump, { bump: declared, migration }: Declaration): GateOutcome {
  if (isLess(declared, required)) return declared === "none" ? "undeclared" : "too-small";
  if (declared === "major" && migration === "missing") return "unexplained";
  if (declared === "major" && migration === "empty") return "explanation-empty";
  if (required === "none") return "nothing-needed";
  return declared === required ? "declared" : "more-declared";
}

/** A comment is what `--write-changeset` leaves for the author to replace. */
function migrationIn(summary: string): Declaration["migration"] {
  const paragraphs = summary.replaceAll(/<!--[\s\S]*?-->/g, "").split(/\n\s*\n/);
  const start = paragraphs.findIndex((paragraph) => paragraph.trimStart().startsWith("Migration:"));
  if (start < 0) return "missing";
  // What is explained may follow as a list or a block of code.
  const text = paragraphs.slice(start).join("\n").trimStart().slice("Migration:".length);
  return text.trim() === "" ? "empty" : "explained";
}

function changesetsOn(ref: string, cwd: string): Set<string> {
  const args = ["ls-tree", "-r", "--full-tree", "--name-only", "-z", ref, ".changeset/"];
  try {
    const files = execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return new Set(files.split("\0").map((file) => file.replace(/^\.changeset\/|\.md$/g, "")));
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new ContractDiffFailure(`git cannot list the changesets of ${ref}: ${stderr.trim()}`, 3);
  }
}

async function readReleasePlan(cwd: string): ReturnType<typeof getReleasePlan> {
  try {
    return await getReleasePlan(cwd);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContractDiffFailure(
      `The changesets cannot be read: ${reason}\nWith --no-gate they are not looked at.`,
      3,
    );
  }
}
