import { dirname, join } from "node:path";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { sourceName } from "./source-name.ts";
import { Sources } from "./sources.ts";

const CONSTRAINTS = [
  ...["enum", "const", "default", "x-extensible-enum", "pattern", "format", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "prefixItems"],
  ...["minProperties", "maxProperties", "propertyNames", "patternProperties", "dependentRequired", "dependentSchemas"],
  ...["not", "if", "contentEncoding", "contentMediaType"],
];
const CLOSING = ["additionalProperties", "unevaluatedProperties", "unevaluatedItems", "items"];

/** A limit that the vendor does not document rejects good data. Whoever writes one has to say where it comes from. */
export const ConstraintHasSource: Oas3Rule = () => {
  let root: unknown;
  let sources: Sources;

  function check(schema: object, { location, report }: Pick<UserContext, "location" | "report">) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (!CONSTRAINTS.includes(keyword) && !(CLOSING.includes(keyword) && value === false)) continue;
      const name = sourceName(location.pointer, root);
      if (sources.vouchesFor(name, keyword)) continue;
      report({
        message:
          `No source for \`${keyword}\` of \`${name}\`. Remove it, or write into SOURCES.md, beside this document, ` +
          `a table row with \`${name}\` in the first column that names \`${keyword}\`, in backticks too, and where it comes from.`,
        location: location.child(keyword).key(),
      });
    }
  }

  return {
    Root(document, { location }) {
      root = document;
      sources = Sources.read(join(dirname(location.source.absoluteRef), "SOURCES.md"));
    },
    Schema: check,
    // OpenAPI 3.1 allows keywords next to `$ref`; they are no part of the schema that it leads to.
    ref(node, ctx) {
      if (ctx.type.name === "Schema") check(node, ctx);
    },
  };
};
