import { steps } from "../../contract/pointer.ts";
import type { Rule } from "./rule.ts";

/** OpenAPI 3.2 has operations of any method, of which the engine knows only the map. */
export const additionalOperation: Rule = {
  id: "additional-operation",
  because: "Calls of a removed operation fail; a new operation has no callers yet.",
  level: ({ path, kind, property }) => {
    const [section, , map, ...rest] = steps(path);
    if (section !== "paths" || map !== "additionalOperations" || rest.length > 1 || property !== undefined) {
      return undefined;
    }
    return kind === "removed" ? "major" : kind === "added" ? "minor" : undefined;
  },
};
