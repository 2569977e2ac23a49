import type { Rule } from "./rule.ts";

export const version: Rule = {
  id: "version",
  because: "A version alone changes nothing for anybody.",
  level: ({ path, property }) => (path === "#/info" && property === "version" ? "none" : undefined),
};
