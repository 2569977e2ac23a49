import { createHash } from "node:crypto";
import type { Comparison } from "../compare.ts";
import { draftChangeset } from "../release/draft-changeset.ts";
import type { Gate } from "../release/gate.ts";
import { html, htmlSentence } from "./escape/html.ts";
import { isRuled } from "./findings.ts";
import { articleOf, paragraph } from "./page/article.ts";
import { Filter, script } from "./page/filter.ts";
import { findingsOf } from "./page/findings.ts";
import { style } from "./page/style.ts";
import type { ReportOptions } from "./renderer.ts";
import { summaryOf } from "./wording/summary.ts";
import { adviceOf, changesetOffer, headlineOf, remarksOf } from "./wording/verdict.ts";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is loaded or sent, and no script and no style is used but those of the page. */
const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}`;

/** Writes the report as one page that needs nothing beside it. */
export function renderHtml(comparison: Comparison, gate: Gate | undefined, { reference }: ReportOptions = {}): string {
  const findings = findingsOf(comparison);
  const filter = new Filter(findings);
  const body = [
    `<h1>Contract diff</h1>`,
    headline(comparison, gate),
    ...[summaryOf(comparison), ...remarksOf(comparison)].filter(Boolean).map(paragraph),
    advice(comparison, gate),
    filter.controls,
    ...findings.map((finding) => articleOf(finding, filter, comparison, reference)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Contract diff: ${comparison.bump}</title>
<style>${style}</style>
</head>
<body>
${body.filter(Boolean).join("\n")}
<script>${script}</script>
</body>
</html>
`;
}

/** The verdict, which is written in Markdown. */
function headline(comparison: Comparison, gate: Gate | undefined): string {
  const text = headlineOf(comparison.bump, comparison.base === "nothing", gate, isRuled(comparison));
  return `<p>${htmlSentence(text).replaceAll(/\*\*(.*?)\*\*/g, "<strong>$1</strong>")}</p>`;
}

/** What the author does next. */
function advice(comparison: Comparison, gate: Gate | undefined): string {
  if (!gate || gate.ok) return "";
  const next = adviceOf(gate);
  if (next !== undefined) return paragraph(next);
  const stub = draftChangeset(comparison, gate.packages);
  if (!stub) return "";
  const draft = `<details><summary>${html(stub.file)}</summary><pre tabindex="0">${html(stub.text)}</pre></details>`;
  return `${paragraph(changesetOffer)}\n${draft}`;
}
