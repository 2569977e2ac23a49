import type { Change } from "../change.ts";
import { sameSchema } from "../rate/rules/same-schema.ts";
import { sameOnWire } from "../report/wording/words.ts";
import type { TypeImpact } from "./impact.ts";

/** Whether the types break because of this very change: both point at the same part of a contract. */
export function isAbout({ pointer }: TypeImpact, { base, revision }: Change): boolean {
  if (pointer === undefined) return false;
  const wanted = pointer.replace(/^#/, "");
  return [base, revision].some((place) => `${place?.pointer.replace(/^#/, "")}/`.startsWith(`${wanted}/`));
}

/** Says of types that break although the values stay the same that they do: the generator follows the spelling. */
export function withCause(impact: TypeImpact, changes: readonly Change[]): TypeImpact {
  const isSame = ({ decidedBy }: Change) => decidedBy === sameSchema.id;
  const isCause = (change: Change) => isAbout(impact, change);
  const isAlone = changes.filter(isSame).some(isCause) && !changes.some((change) => !isSame(change) && isCause(change));
  return isAlone ? { ...impact, message: `${impact.message} ${sameOnWire}` } : impact;
}
