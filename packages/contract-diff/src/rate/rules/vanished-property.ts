import type { Finding } from "../../change.ts";
import type { Versions } from "../../contract/contract.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Direction } from "../../contract/uses.ts";
import { areEqual } from "../../schema/equal.ts";
import { leavesOut, levelOf } from "../direction.ts";
import type { Rule } from "./rule.ts";

/** A property, or a whole body or header, that one direction leaves out, or does not leave out any more. */
export const vanishedProperty: Rule = {
  id: "vanished-property",
  because: "A property that was sent is now left out, or one that was left out is now required.",
  isFinal: true,
  level: (finding, versions) => {
    const { edit, uses } = finding;
    const isRead = uses.some(({ direction }) => direction === "response");
    if (isRead && (isForbidden(finding) || isAllForbidden(finding, versions))) return "major";
    if (edit?.schema.at(-2) !== "properties") return undefined;
    const directions = (["request", "response"] as const).filter((direction) => leavesOut(direction) === edit.keyword);
    const affected = uses.filter(({ direction }) => directions.includes(direction));
    if (affected.length === 0) return undefined;
    const isLeftOut = edit.revision === true;
    if (isLeftOut === (edit.base === true)) return undefined;
    return levelIn(directions[0] ?? "request", isLeftOut, finding, versions);
  },
};

/** Readers miss what is left out. Senders may go on to send it, and fail where it has to be sent and was not. */
function levelIn(direction: Direction, isLeftOut: boolean, finding: Finding, versions: Versions) {
  if (direction === "response") return isLeftOut ? "major" : "minor";
  return isRequired(finding, versions) ? levelOf(isLeftOut ? "widens" : "narrows", direction) : undefined;
}

/** Whether a property may not be there at all any more. */
function isForbidden({ edit, property }: Finding): boolean {
  if (edit?.keyword !== "properties" || property === undefined) return false;
  const [baseSchema, revisionSchema] = [edit.base, edit.revision].map((named) =>
    isObject(named) ? named[property] : undefined,
  );
  return baseSchema !== undefined && baseSchema !== false && revisionSchema === false;
}

/** Whether there may be nothing at all any more where something was. */
function isAllForbidden({ root }: Finding, { base, revision }: Versions): boolean {
  if (root === undefined || base.reach(root) === undefined || revision.reach(root) !== false) return false;
  return !areEqual(base.canonicalSchema(root), base.canonicalOf(false));
}

function isRequired({ edit }: Finding, { revision }: Versions): boolean {
  const way = edit?.schema ?? [];
  const holder = revision.reach(way.slice(0, -2).join("/"));
  return isObject(holder) && Array.isArray(holder.required) && holder.required.includes(way.at(-1));
}
