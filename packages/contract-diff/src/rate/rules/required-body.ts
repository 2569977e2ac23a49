import { isObject } from "../../contract/pointer.ts";
import type { Rule } from "./rule.ts";

export const requiredBody: Rule = {
  id: "required-body-added",
  because: "A call without the body was accepted, and is now refused.",
  level: ({ kind, typeName, revision }) => {
    if (kind !== "added" || typeName !== "RequestBody") return undefined;
    return isObject(revision?.value) && revision.value.required === true ? "major" : undefined;
  },
};
