import type { Oas3Decorator } from "@redocly/openapi-core";

/** Redoc shows the description beside a `$ref` in place of the schema's own. A reader needs both. */
export const DescriptionBesideReference: Oas3Decorator = () => ({
  ref: {
    leave(reference: { $ref: string; description?: string }, { type }, { node: schema }) {
      const own = (schema as { description?: string } | undefined)?.description;
      if (type.name !== "Schema" || !reference.description || !own) return;
      reference.description = `${reference.description.trim()}\n\n${own.trim()}`;
    },
  },
});
