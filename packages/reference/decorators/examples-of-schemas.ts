import type { Oas3Decorator } from "@redocly/openapi-core";

type Schema = { description?: string; example?: unknown; examples?: unknown[] };

/** Redoc shows the `example` of OpenAPI 3.0, and not the `examples` that took its place. */
export const ExamplesOfSchemas: Oas3Decorator = () => ({
  Schema: {
    leave(node: object) {
      const schema = node as Schema;
      const [first, ...more] = schema.examples ?? [];
      if (first === undefined) return;
      schema.example = first;
      if (more.length === 0) return;
      const values = more.map((value) => `\`${value}\``).join(", ");
      schema.description = `${schema.description?.trim()}\n\nMore examples: ${values}.`;
    },
  },
});
