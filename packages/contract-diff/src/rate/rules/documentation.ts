import { steps } from "../../contract/pointer.ts";
import type { Rule } from "./rule.ts";

const exampleTypes: ReadonlySet<string> = new Set(["Example", "ExamplesMap", "NamedExamples"]);

export const documentation: Rule = {
  id: "documentation",
  because: "Only people read this.",
  level: ({ path, property, typeName, root }) => {
    const way = steps(path);
    const isRead = ["tags", "externalDocs", "info"].includes(way[0] ?? "") && property !== "version";
    if (exampleTypes.has(typeName)) return "patch";
    if (root !== undefined) return undefined;
    const isNamed = property === "example" || [property, way.at(-1)].includes("externalDocs");
    return isRead || isNamed || isLink(way) ? "patch" : undefined;
  },
};

function isLink(way: string[]): boolean {
  const responses = way.indexOf("responses");
  return way[0] === "paths" && responses > 0 && way[responses + 2] === "links";
}
