import type { Plugin } from "@redocly/openapi-core";
import { ConstraintHasSource } from "./constraint-has-source.ts";
import { DescriptionIsSentences } from "./description-is-sentences.ts";
import { ErrorExampleFits } from "./error-example-fits.ts";
import { HasDescription } from "./has-description.ts";
import { HasExample } from "./has-example.ts";
import { HasSource } from "./has-source.ts";
import { NoInlineObjectSchema } from "./no-inline-object-schema.ts";
import { NoVendorTypos } from "./no-vendor-typos.ts";
import { SourceHasStatement } from "./source-has-statement.ts";

/** The house rules that Redocly's own rules and assertions cannot express. `redocly.yaml` turns them on. */
export default function conomyPlugin(): Plugin {
  return {
    id: "conomy",
    rules: {
      oas3: {
        "constraint-has-source": ConstraintHasSource,
        "description-is-sentences": DescriptionIsSentences,
        "error-example-fits": ErrorExampleFits,
        "has-description": HasDescription,
        "has-example": HasExample,
        "has-source": HasSource,
        "no-inline-object-schema": NoInlineObjectSchema,
        "no-vendor-typos": NoVendorTypos,
        "source-has-statement": SourceHasStatement,
      },
    },
  };
}
