import type { Oas3Decorator } from "@redocly/openapi-core";
import { sourcesLink } from "../links.ts";

/** From each operation to the part of SOURCES.md that says where it comes from. */
export const Certainty: Oas3Decorator = () => ({
  PathItem(pathItem: object, { key: path }) {
    for (const [method, operation] of Object.entries(pathItem)) {
      if (!Object.hasOwn(Object(operation), "operationId")) continue;
      operation.externalDocs = {
        description: "Where this comes from, and how sure we are",
        url: sourcesLink(`${method.toUpperCase()} ${path}`),
      };
    }
  },
});
