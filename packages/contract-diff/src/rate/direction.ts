import type { Bump } from "../bump.ts";
import type { Contract } from "../contract/contract.ts";
import type { Direction, Use } from "../contract/uses.ts";
import { isContained } from "../schema/contain.ts";
import type { Effect } from "../schema/effect.ts";

// Requests are contravariant: what was accepted has to be accepted still. Responses are covariant: what is sent has to be
// what was promised. Nobody else in this package knows it.

type Canonical = ReturnType<Contract["canonicalSchema"]>;

/** What an effect on the values of a schema means for callers. */
export function levelOf(effect: Effect, direction: Direction): Bump {
  if (effect === "none") return "patch";
  return effect === (direction === "request" ? "widens" : "narrows") ? "minor" : "major";
}

/** Whether one of several uses is not shown to be safe by the whole schema. */
export function mayBreak(uses: readonly Use[], base: Canonical, revision: Canonical): boolean {
  return uses.some(({ direction }) =>
    direction === "request" ? !isContained(base, revision) : !isContained(revision, base),
  );
}

/** The flag of a property that a direction leaves out. */
export function leavesOut(direction: Direction): "readOnly" | "writeOnly" {
  return direction === "request" ? "readOnly" : "writeOnly";
}
