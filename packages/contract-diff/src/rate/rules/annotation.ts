import { isAnnotation } from "../../schema/keywords.ts";
import { ownKeyword } from "../edit.ts";
import type { Rule } from "./rule.ts";

export const annotation: Rule = {
  id: "annotation",
  because: "An annotation does not limit values.",
  level: (finding) => {
    if (finding.root === undefined) return undefined;
    return isAnnotation(finding.edit?.keyword ?? ownKeyword(finding)) ? "patch" : undefined;
  },
};
