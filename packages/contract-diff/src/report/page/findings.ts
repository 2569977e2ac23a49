import { operationsOf } from "../../change.ts";
import type { Comparison } from "../../compare.ts";
import type { Judged } from "../../policy/apply.ts";
import { isAbout } from "../../types/cause.ts";

type Change = Comparison["changes"][number];
type Impact = Comparison["typescript"][number];

/** A part of the page: a change with the types that break because of it, or types that break for another reason. */
export interface Finding {
  change?: Change;
  impacts: Impact[];
}

/** Each change, and each break of types once. */
export function findingsOf({ changes, typescript }: Comparison): Finding[] {
  const byChange = Map.groupBy(typescript, (impact) => changes.find((change) => isAbout(impact, change)));
  const alone = byChange.get(undefined) ?? [];
  return [
    ...changes.map((change) => ({ change, impacts: byChange.get(change) ?? [] })),
    ...alone.map((impact) => ({ impacts: [impact] })),
  ];
}

/** The levels of a finding. */
export function levelsOf({ change, impacts }: Finding): string[] {
  const judged: Judged<unknown>[] = [...(change ? [change] : []), ...impacts];
  return [...new Set(judged.map(({ level }) => level))];
}

/** The operations that a finding reaches. */
export function reachOf({ change, impacts }: Finding): string[] {
  const all = [...(change ? operationsOf(change) : []), ...impacts.flatMap(({ operations }) => operations)];
  return [...new Set(all)];
}
