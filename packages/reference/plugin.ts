import type { Plugin } from "@redocly/openapi-core";
import { CodeSamples } from "./decorators/code-samples.ts";
import { DescriptionBesideReference } from "./decorators/description-beside-reference.ts";

/** What the docs build adds to the contract for its readers. `redocly.yaml` turns it on. */
export default function referencePlugin(): Plugin {
  return {
    id: "reference",
    decorators: {
      oas3: {
        "code-samples": CodeSamples,
        "description-beside-reference": DescriptionBesideReference,
      },
    },
  };
}
