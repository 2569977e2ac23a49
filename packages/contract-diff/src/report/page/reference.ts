import { operationsOf } from "../../change.ts";
import type { Comparison } from "../../compare.ts";
import { html } from "../escape/html.ts";
import { inReference } from "../wording/verdict.ts";

/** Links from a change to its operations in a reference; nothing if there is no reference, or no operation with an id. */
export function referenceLinks(
  change: Comparison["changes"][number],
  { operationIds = {} }: Comparison,
  reference: string | undefined,
): string {
  if (reference === undefined) return "";
  const links = namesIn(operationsOf(change), operationIds).map((name) => {
    const id = encodeURIComponent(operationIds[name] ?? "");
    const target = reference.replaceAll("{operationId}", id).replaceAll("{operationid}", id.toLowerCase());
    return `<a href="${html(target)}"><code>${html(name)}</code></a>`;
  });
  return links.length === 0 ? "" : `<p>${inReference} ${links.join(", ")}</p>`;
}

/** `* /customers` stands for every operation of the path. */
function namesIn(operations: readonly string[], ids: Record<string, string>): string[] {
  const isMeant = (name: string) =>
    operations.some((operation) => operation === name || operation === name.replace(/^\S+/, "*"));
  return Object.keys(ids).filter(isMeant);
}
