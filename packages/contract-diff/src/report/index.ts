import { bumps } from "../bump.ts";
import type { Change } from "../change.ts";
import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import type { Format } from "./formats.ts";
import { renderAnnotations } from "./github-actions.ts";
import { renderGitlab } from "./gitlab.ts";
import { renderHtml } from "./html.ts";
import { renderJson } from "./json.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Renderer, ReportOptions } from "./renderer.ts";
import { renderSarif } from "./sarif.ts";
import { renderText } from "./text.ts";

const renderers: Record<Format, Renderer> = {
  text: renderText,
  markdown: renderMarkdown,
  json: renderJson,
  html: renderHtml,
  "github-actions": renderAnnotations,
  sarif: renderSarif,
  junit: renderJunit,
  gitlab: renderGitlab,
};

/** Returns the report of a comparison, the most severe changes first. Files are named as the caller named them. */
export function render(
  format: string,
  comparison: Comparison,
  gate: Gate | undefined,
  options: ReportOptions = {},
): string {
  const changes = comparison.changes.map((change) => locate(change, comparison)).toSorted(byLevel);
  return renderers[format as Format]?.({ ...comparison, changes }, gate, options) ?? "";
}

/** A first version has no place in what was not there. */
function locate(change: Comparison["changes"][number], { base }: Comparison): Comparison["changes"][number] {
  const { base: _, ...rest } = change;
  return base === "nothing" ? rest : change;
}

/** The gravest first. */
function byLevel(one: Change, other: Change): number {
  return bumps.indexOf(other.level) - bumps.indexOf(one.level);
}
