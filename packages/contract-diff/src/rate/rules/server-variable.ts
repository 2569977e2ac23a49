import { effectOf } from "../../schema/keywords.ts";
import { levelOf } from "../direction.ts";
import type { Rule } from "./rule.ts";

export const serverVariable: Rule = {
  id: "server-variable",
  because: "Callers choose their server by such a value.",
  level: ({ typeName, property, base, revision }) => {
    if (typeName !== "ServerVariable" || property !== "enum") return undefined;
    return levelOf(effectOf("enum", base?.value, revision?.value), "request");
  },
};
