import type { Finding } from "../../change.ts";
import type { Contract, Versions } from "../../contract/contract.ts";
import { parameterKey, plainName, unread } from "../../contract/operation.ts";
import { isObject, steps } from "../../contract/pointer.ts";
import { areEqual } from "../../schema/equal.ts";
import type { Rule } from "./rule.ts";

/** Whatever else changed in the operation, this part of it is only written in another way. */
export const samePart: Rule = {
  id: "same-part",
  because: "This part of the operation means the same as before.",
  level: (finding, versions) => {
    const [section, path, method = "", kind] = steps(finding.path);
    if (section !== "paths" || path === undefined || finding.root !== undefined) return undefined;
    if (isRenamed(finding)) return "none";
    if (unread.has(finding.property ?? "")) return undefined;
    if (method === "parameters") return areSameParameters(path, undefined, versions) ? "none" : undefined;
    if (kind !== "parameters") return undefined;
    return areSameParameters(path, method, versions) || isSameOfParameter(finding, versions) ? "none" : undefined;
  },
};

/** Whether a media type or a header got a name that means the same: another case, or the charset that is usual. */
function isRenamed({ property, base, revision }: Finding): boolean {
  if (property !== "key" || !base || !revision) return false;
  const [baseWay, revisionWay] = [steps(base.pointer), steps(revision.pointer)];
  const map = revisionWay.at(-2) ?? "";
  return baseWay.at(-2) === map && plainName(map, baseWay.at(-1) ?? "") === plainName(map, revisionWay.at(-1) ?? "");
}

/** Whether one operation of a path, or each of them, has the parameters that it had, wherever they are written. */
function areSameParameters(path: string, method: string | undefined, { base, revision }: Versions): boolean {
  const [baseItem, revisionItem] = [base.canonicalPath(path), revision.canonicalPath(path)];
  const methods = method === undefined ? Object.keys(baseItem).filter((name) => name in revisionItem) : [method];
  return methods.every((name) => {
    const [baseParameters, revisionParameters] = [parametersOf(baseItem[name]), parametersOf(revisionItem[name])];
    return (
      baseParameters !== undefined && revisionParameters !== undefined && areEqual(baseParameters, revisionParameters)
    );
  });
}

/** Whether a field of a parameter says what it said, or what goes without saying. */
function isSameOfParameter({ path, property, base, revision }: Finding, versions: Versions): boolean {
  if (property === undefined || property === "name") return false;
  const [, name = "", method = ""] = steps(path);
  const field = (contract: Contract, pointer: string | undefined) => {
    const key = pointer === undefined ? undefined : keyAt(contract, name, pointer);
    const parameter = parametersOf(contract.canonicalPath(name)[method])?.[key ?? ""];
    return isObject(parameter) ? { value: parameter[property] } : undefined;
  };
  const [baseField, revisionField] = [field(versions.base, base?.pointer), field(versions.revision, revision?.pointer)];
  return baseField !== undefined && revisionField !== undefined && areEqual(baseField.value, revisionField.value);
}

function keyAt(contract: Contract, path: string, pointer: string): string | undefined {
  const [place] = /^.*\/parameters\/\d+/.exec(pointer) ?? [];
  const parameter = place === undefined ? undefined : contract.follow(contract.at(place));
  return isObject(parameter) ? parameterKey(contract.pathLike(path) ?? path, parameter) : undefined;
}

function parametersOf(operation: unknown): Record<string, unknown> | undefined {
  return isObject(operation) && isObject(operation.parameters) ? operation.parameters : undefined;
}
