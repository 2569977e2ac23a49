import type { Oas3_1Schema, Oas3Rule } from "@redocly/openapi-core";

// A part of a named schema's `allOf` adds to that schema; it is not a type of its own.
const NAMED = /^#\/components\/schemas\/[^/]+(\/allOf\/\d+)*$/;

/** Every object becomes a TypeScript type that people read in errors and hovers, so every object has a name. */
export const NoInlineObjectSchema: Oas3Rule = () => ({
  Schema(schema, { location, report }) {
    if (!isObjectSchema(schema as Oas3_1Schema) || NAMED.test(location.pointer)) return;
    report({
      message: "An object schema without a name. Move it to `components/schemas` and put a `$ref` here.",
      location: location.key(),
    });
  },
});

function isObjectSchema(schema: Oas3_1Schema): boolean {
  const keywords = [schema.properties, schema.additionalProperties, schema.patternProperties];
  return [schema.type].flat().includes("object") || keywords.some((keyword) => keyword !== undefined);
}
