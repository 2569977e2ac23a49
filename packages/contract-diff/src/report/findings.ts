import type { Change } from "../change.ts";
import type { Comparison } from "../compare.ts";
import { isAbout } from "../types/cause.ts";
import type { TypeImpact } from "../types/find-impacts.ts";

/** Whether a rule of ours says something else than the engine. */
export function isRerated(change: Change): change is Change & { because: string } {
  return change.because !== undefined && change.level !== change.engine.level;
}

/** What shows that a change breaks somebody: a payload, or code that stops compiling. */
export function isProven(change: Change, typescript: readonly TypeImpact[]): boolean {
  return change.witness !== undefined || typescript.some((impact) => isAbout(impact, change));
}

/** Whether the policy changed what counts. */
export function isRuled({ changes }: Pick<Comparison, "changes">): boolean {
  return changes.some(({ policy }) => policy);
}
