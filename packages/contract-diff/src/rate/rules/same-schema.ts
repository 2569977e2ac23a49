import { areEqual } from "../../schema/equal.ts";
import type { Rule } from "./rule.ts";

export const sameSchema: Rule = {
  id: "same-schema",
  because: "Both spellings accept the same values.",
  level: ({ root }, { base, revision }) => {
    if (root === undefined) return undefined;
    return areEqual(base.canonicalSchema(root), revision.canonicalSchema(root)) ? "none" : undefined;
  },
};
