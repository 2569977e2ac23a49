import type { Change, Difference, Finding } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import { steps } from "../contract/pointer.ts";
import { findUnreported, type Unreported } from "../find/unreported.ts";
import { unreportedMessage } from "../report/wording/change.ts";
import { describe } from "./describe.ts";
import { mayBreak } from "./direction.ts";
import { rules } from "./rules/index.ts";
import { containment, unreported } from "./rules/verdicts.ts";

type Verdict = Pick<Change, "because" | "decidedBy" | "level"> & { isFinal?: boolean };

/** Rates what was found: the first rule that applies decides, or else the engine; then containment may veto. */
export function rate(differences: readonly Difference[], versions: Versions): Change[] {
  const changes = differences.map((difference): Change => {
    const finding = describe(difference, versions);
    const { isFinal, ...verdict } = byFirstRule(finding, versions) ?? byEngine(finding);
    return { ...finding, ...verdict, ...(!isFinal && veto(verdict, finding, versions)) };
  });
  return [...changes, ...findUnreported(changes, versions).map(rateUnreported)];
}

function byFirstRule(finding: Finding, versions: Versions): Verdict | undefined {
  for (const { id, because, level: levelOf, isFinal = false, explain } of rules) {
    const level = levelOf(finding, versions);
    if (level === undefined) continue;
    return { level, decidedBy: id, because: explain?.(finding, versions, level) ?? because, isFinal };
  }
  return undefined;
}

function byEngine({ engine, ruleId }: Finding): Verdict {
  return { level: engine.level, decidedBy: ruleId };
}

/** A schema that as a whole takes nothing from anybody breaks nothing. Who reads a property misses it all the same. */
function veto(
  { level }: Verdict,
  { root, uses, kind, path, property }: Finding,
  versions: Versions,
): Verdict | undefined {
  if (level !== "major" || root === undefined || uses.length === 0) return undefined;
  const [holder, last] = steps(path).slice(-2);
  const isGoneProperty =
    (kind === "removed" && (holder === "properties" || last === "properties")) ||
    (property === "key" && holder === "properties");
  const [base, revision] = [versions.base.canonicalSchema(root), versions.revision.canonicalSchema(root)];
  if (isGoneProperty || mayBreak(uses, base, revision)) return undefined;
  return { level: "minor", decidedBy: containment.id, because: containment.because };
}

/** Nobody knows what it is, so it counts as breaking. */
function rateUnreported({ operation, direction, ...difference }: Unreported): Change {
  return {
    ...difference,
    uses: [{ operation, direction }],
    ruleId: "unreported",
    message: unreportedMessage(operation, direction),
    ...{ level: "major", decidedBy: unreported.id, because: unreported.because },
  };
}
