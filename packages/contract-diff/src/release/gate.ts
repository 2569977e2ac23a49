import { getReleasePlan } from "@changesets/get-release-plan";
import { type Bump, isLess, largest } from "../bump.ts";
import { ContractDiffFailure } from "../failure.ts";
import { migrationIn } from "./migration.ts";
import { pendingOn, withoutPending } from "./pending.ts";

/** What the changesets of a branch will release. */
export interface Declaration {
  /** The largest bump that the branch's own changesets give one of the packages. */
  bump: Bump;
  /** Whether one of those that declare a major has a paragraph that starts `Migration:`, and says something in it. */
  migration: "empty" | "explained" | "missing";
}

/** What the gate found, in the words of `report/wording/verdict.ts`. */
export type GateOutcome =
  | "declared"
  | "explanation-empty"
  | "more-declared"
  | "no-changesets"
  | "nothing-needed"
  | "too-small"
  | "undeclared"
  | "unexplained";

/** Whether a change may be merged, and what is missing if not. */
export interface Gate {
  required: Bump;
  declared: Bump;
  outcome: GateOutcome;
  /** Whether the change may be merged. */
  ok: boolean;
  /** The packages whose changesets have to declare it. */
  packages: readonly string[];
}

/**
 * Reads what the changesets that were added since a revision will release.
 *
 * @param cwd - The repository.
 * @param since - A changeset that is on this revision already does not count. What is not committed yet does.
 * @param packages - Those whose users see the contract.
 * @throws {ContractDiffFailure} if the changesets cannot be read.
 */
export async function readDeclaration(cwd: string, since: string, packages: readonly string[]): Promise<Declaration> {
  const { changesets } = await readReleasePlan(cwd);
  const own = withoutPending(changesets, pendingOn(since, cwd)).map(({ releases, summary }) => {
    const bumps = releases.filter(({ name }) => packages.includes(name)).map(({ type }) => type);
    return { bump: largest(bumps), migration: migrationIn(summary) };
  });
  const majors = own.filter(({ bump }) => bump === "major").map(({ migration }) => migration);
  return {
    bump: largest(own.map(({ bump }) => bump)),
    migration: majors.includes("explained") ? "explained" : majors.includes("empty") ? "empty" : "missing",
  };
}

const accepted: ReadonlySet<GateOutcome> = new Set(["declared", "more-declared", "no-changesets", "nothing-needed"]);

/**
 * Compares the bump that a change needs with the one that the changesets of the packages declare. A repository may have
 * no changesets.
 */
export function decide(required: Bump, declaration: Declaration | undefined, packages: readonly string[] = []): Gate {
  const outcome = declaration
    ? outcomeOf(required, declaration)
    : required === "none"
      ? "nothing-needed"
      : "no-changesets";
  return { required, declared: declaration?.bump ?? "none", outcome, ok: accepted.has(outcome), packages };
}

function outcomeOf(required: Bump, { bump: declared, migration }: Declaration): GateOutcome {
  if (isLess(declared, required)) return declared === "none" ? "undeclared" : "too-small";
  if (declared === "major" && migration === "missing") return "unexplained";
  if (declared === "major" && migration === "empty") return "explanation-empty";
  if (required === "none") return "nothing-needed";
  return declared === required ? "declared" : "more-declared";
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
