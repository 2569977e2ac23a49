import type { Rule } from "./rule.ts";

export const version: Rule = {
  id: "version",
  because: "A change of the version alone affects no caller.",
  level: ({ path, property }) => (path === "#/info" && property === "version" ? "none" : undefined),
};
