import type { Finding } from "../../change.ts";
import type { Contract } from "../../contract/contract.ts";
import { isObject, pointerTo } from "../../contract/pointer.ts";
import type { Use } from "../../contract/uses.ts";
import type { Rule } from "./rule.ts";

export const newOperation: Rule = {
  id: "new-operation",
  because: "A new operation has no callers yet.",
  level: (finding, { base }) => (isOfNewOperations(finding, base) ? finding.engine.level : undefined),
};

function isOfNewOperations({ kind, root, uses }: Finding, base: Contract): boolean {
  return kind === "added" && root === undefined && uses.length > 0 && !uses.some((use) => isKnown(use, base));
}

function isKnown({ operation }: Use, base: Contract): boolean {
  const [method = "", name = ""] = operation.split(" ");
  return ["paths", "webhooks"].some((section) => {
    const item = base.follow(base.reach(`#${pointerTo(section, name)}`));
    return isObject(item) && (method === "*" || method.toLowerCase() in item);
  });
}
