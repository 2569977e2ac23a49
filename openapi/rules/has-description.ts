import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

type Described = { description?: string; $ref?: string };

/** Operations, parameters, tags and responses are covered by Redocly's own rules; these are the rest. */
export const HasDescription: Oas3Rule = () => {
  function check(
    kind: string,
    name: string | number,
    node: Described | null,
    { location, report }: Pick<UserContext, "location" | "report">,
  ) {
    if (node?.$ref !== undefined || node?.description !== undefined) return;
    report({
      message: `The ${kind} \`${name}\` has no description. Say in a sentence what it means.`,
      location: location.key(),
    });
  }

  return {
    Header: (header, ctx) => check("header", ctx.key, header, ctx),
    NamedSchemas(schemas, { location, report }) {
      for (const [name, schema] of Object.entries(schemas)) {
        check("schema", name, schema, { location: location.child(name), report });
      }
    },
    SchemaProperties(properties: Record<string, Described | null>, { location, report }) {
      for (const [name, property] of Object.entries(properties)) {
        check("property", name, property, { location: location.child(name), report });
      }
    },
  };
};
