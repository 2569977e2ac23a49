import { mayBreak } from "../direction.ts";
import type { Rule } from "./rule.ts";

export const booleanSchema: Rule = {
  id: "boolean-schema",
  because: "A schema of `true` or `false` was added or removed.",
  level: ({ path, property, root, uses }, { base, revision }) => {
    if (root === undefined) return undefined;
    const own = property === "schema" ? `${path}/schema` : path;
    const isBoolean = [base, revision].some((contract) => typeof contract.reach(own) === "boolean");
    if (!isBoolean) return undefined;
    return mayBreak(uses, base.canonicalSchema(root), revision.canonicalSchema(root)) ? "major" : "minor";
  },
};
