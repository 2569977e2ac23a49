import type { Oas3Decorator } from "@redocly/openapi-core";

type Described = {
  description?: string;
  content?: Record<string, { examples?: Record<string, { summary?: string }> }>;
};

/** Redoc shows the summaries of examples only where there are several to choose from. */
export const SummaryOfOnlyExample: Oas3Decorator = () => ({
  RequestBody: { leave: (body: object) => addSummary(body) },
  Response: { leave: (response: object) => addSummary(response) },
});

function addSummary(described: Described) {
  for (const { examples } of Object.values(described.content ?? {})) {
    const [only, ...others] = Object.values(examples ?? {});
    if (!only?.summary || others.length > 0) continue;
    described.description = `${described.description?.trim()}\n\nExample: ${only.summary}.`;
  }
}
