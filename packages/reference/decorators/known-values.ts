import type { Oas3Decorator } from "@redocly/openapi-core";
import { errorMeanings } from "../errors.ts";
import { table } from "../markdown.ts";

type Schema = {
  description?: string;
  "x-extensible-enum"?: string[];
  "x-enumDescriptions"?: Record<string, string>;
};

/** Values that a schema knows, each with what it means. More may come, so they are no `enum`. */
export const KnownValues: Oas3Decorator = () => {
  let meanings: Map<string, string>;
  return {
    Root: {
      enter(root: object) {
        meanings = errorMeanings(root);
      },
    },
    Schema: {
      leave(node: object) {
        const schema = node as Schema;
        const { "x-extensible-enum": values, "x-enumDescriptions": descriptions } = schema;
        if (!values) return;
        const rows = values.map((value) => [`\`${value}\``, descriptions?.[value] ?? meanings.get(value) ?? ""]);
        schema.description = `${schema.description?.trim()}\n\n${table(["Known value", "Meaning"], rows)}`;
        delete schema["x-extensible-enum"];
        delete schema["x-enumDescriptions"];
      },
    },
  };
};
