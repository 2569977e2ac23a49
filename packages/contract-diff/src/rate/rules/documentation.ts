import { steps } from "../../contract/pointer.ts";
import type { Rule } from "./rule.ts";

export const documentation: Rule = {
  id: "documentation",
  because: "Only people read this.",
  level: ({ path, property }) => {
    const way = steps(path);
    const isRead = ["tags", "externalDocs", "info"].includes(way[0] ?? "") && property !== "version";
    return isRead || [property, way.at(-1)].includes("externalDocs") || isLink(way) ? "patch" : undefined;
  },
};

function isLink(way: string[]): boolean {
  return way[0] === "paths" && way.includes("responses") && way.includes("links") && !way.includes("content");
}
