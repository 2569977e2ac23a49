import type { Finding } from "../../change.ts";
import { steps } from "../../contract/pointer.ts";
import { useAt } from "../../contract/uses.ts";
import { levelOf } from "../direction.ts";
import type { Rule } from "./rule.ts";

export const mediaTypeSchemaAdded: Rule = {
  id: "schema-added-to-media-type",
  because: "Any value was possible here, and the schema now allows fewer.",
  level: (finding) => (isSchemaOfMediaType(finding, "added") ? levelOf("narrows", directionOf(finding)) : undefined),
};

export const mediaTypeSchemaRemoved: Rule = {
  id: "schema-removed-from-media-type",
  because: "The schema limited the value, and any value is possible now.",
  level: (finding) => (isSchemaOfMediaType(finding, "removed") ? levelOf("widens", directionOf(finding)) : undefined),
};

function isSchemaOfMediaType({ path, kind }: Finding, wanted: "added" | "removed"): boolean {
  const [content, , last] = steps(path).slice(-3);
  return kind === wanted && content === "content" && last === "schema";
}

function directionOf({ path }: Finding): "request" | "response" {
  return useAt(path)?.direction ?? "response";
}
