import type { Oas3Decorator } from "@redocly/openapi-core";
import { SOURCES_LINK, sourcesLink } from "../links.ts";

/**
 * Links to SOURCES.md: from each operation, of whose `externalDocs` Redoc shows nothing, to the part that says where it comes
 * from, and from where `info.description` names the file.
 */
export const Certainty: Oas3Decorator = () => ({
  Info: {
    enter(info: { description?: string }) {
      info.description = (info.description ?? "").replace("`openapi/SOURCES.md`", `[$&](${SOURCES_LINK})`);
    },
  },
  PathItem(pathItem: object, { key: path }) {
    for (const [method, operation] of Object.entries(pathItem)) {
      if (!Object.hasOwn(Object(operation), "operationId")) continue;
      const link = sourcesLink(`${method.toUpperCase()} ${path}`);
      operation.description = `${operation.description.trim()}\n\n[Where this comes from, and how sure we are](${link})`;
    }
  },
});
