import type { Plugin } from "@redocly/openapi-core";
import { Certainty } from "./decorators/certainty.ts";
import { ChangedOperations } from "./decorators/changed-operations.ts";
import { CodeSamples } from "./decorators/code-samples.ts";
import { DescriptionBesideReference } from "./decorators/description-beside-reference.ts";
import { ErrorTable } from "./decorators/error-table.ts";
import { ExamplesOfSchemas } from "./decorators/examples-of-schemas.ts";
import { Guides } from "./decorators/guides.ts";
import { KnownValues } from "./decorators/known-values.ts";
import { OperationsInOneList } from "./decorators/operations-in-one-list.ts";
import { Packages } from "./decorators/packages.ts";
import { SoftLineBreaks } from "./decorators/soft-line-breaks.ts";
import { SummaryOfOnlyExample } from "./decorators/summary-of-only-example.ts";

/** What the docs build adds to the contract for its readers. `redocly.yaml` turns it on. */
export default function referencePlugin(): Plugin {
  return {
    id: "reference",
    decorators: {
      oas3: {
        certainty: Certainty,
        "changed-operations": ChangedOperations,
        "code-samples": CodeSamples,
        "description-beside-reference": DescriptionBesideReference,
        "error-table": ErrorTable,
        "examples-of-schemas": ExamplesOfSchemas,
        guides: Guides,
        "known-values": KnownValues,
        "operations-in-one-list": OperationsInOneList,
        packages: Packages,
        "soft-line-breaks": SoftLineBreaks,
        "summary-of-only-example": SummaryOfOnlyExample,
      },
    },
  };
}
