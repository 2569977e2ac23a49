import type { Oas3Decorator } from "@redocly/openapi-core";
import { sourcesLink } from "../links.ts";

/** A link from each operation (of whose `externalDocs` Redoc shows nothing) to the part of SOURCES.md that says where it comes from. */
export const Certainty: Oas3Decorator = () => ({
  PathItem(pathItem: object, { key: path }) {
    for (const [method, operation] of Object.entries(pathItem)) {
      if (!Object.hasOwn(Object(operation), "operationId")) continue;
      const link = sourcesLink(`${method.toUpperCase()} ${path}`);
      operation.description = `${operation.description.trim()}\n\n[Where this comes from, and how sure we are](${link})`;
    }
  },
});
