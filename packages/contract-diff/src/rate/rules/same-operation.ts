import type { Finding } from "../../change.ts";
import { unread } from "../../contract/operation.ts";
import { at, steps } from "../../contract/pointer.ts";
import { areEqual } from "../../schema/equal.ts";
import { isAnnotation } from "../../schema/keywords.ts";
import type { Rule } from "./rule.ts";

export const sameResponse: Rule = {
  id: "same-response",
  because: "The default response says the same of this status.",
  level: (finding, { base, revision }) => {
    const path = comparedPath(finding);
    if (path === undefined) return undefined;
    return isCovered(finding, base.canonicalPath(path), revision.canonicalPath(path)) ? "patch" : undefined;
  },
};

export const sameOperation: Rule = {
  id: "same-operation",
  because: "The operations of this path are the same as before.",
  level: (finding, { base, revision }) => {
    const path = comparedPath(finding);
    if (path === undefined) return undefined;
    if (!areEqual(base.canonicalPath(path), revision.canonicalPath(path))) return undefined;
    // A path parameter's name is on no wire, but in the types of callers.
    return base.pathLike(path) === revision.pathLike(path) ? "none" : "patch";
  },
};

/** The path whose canonical form shows a change. The engine reports parameters and security in parts. */
function comparedPath({ path, property, typeName, root }: Finding): string | undefined {
  const [section, name, ...inside] = steps(path);
  if (section !== "paths" || name === undefined || root !== undefined) return undefined;
  if (inside[0] === "additionalOperations") return undefined;
  const parts = [...inside, property ?? ""];
  if (parts.some((step) => unread.has(step) && step !== "parameters" && step !== "security")) return undefined;
  // A header may have any name.
  const isName = typeName === "Header" && property === undefined;
  return isAnnotation(property ?? steps(path).at(-1) ?? "") && !isName ? undefined : name;
}

/** Whether a status was only split from its range or from `default`, or joined with it. */
function isCovered({ typeName, kind, path }: Finding, base: object, revision: object): boolean {
  const [, , method = "", responses, status = ""] = steps(path);
  if (typeName !== "Response" || responses !== "responses" || kind === "modified") return false;
  const responsesOf = (operations: object) =>
    at(operations, `#/${method}/responses`) as Record<string, unknown> | undefined;
  const [baseResponses, revisionResponses] = [responsesOf(base), responsesOf(revision)];
  const [listed, unlisted] =
    kind === "removed" ? [baseResponses, revisionResponses] : [revisionResponses, baseResponses];
  const cover = unlisted?.[`${status[0]}XX`] ?? unlisted?.default;
  return cover !== undefined && areEqual(listed?.[status], cover);
}
