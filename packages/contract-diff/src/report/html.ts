import { Marked } from "marked";
import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import { renderMarkdown } from "./markdown.ts";
import { noChange } from "./protocol.ts";

/** The page asks nobody for anything, and reads well on a phone. */
const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
  pre { background: #f4f4f6; border-radius: 6px; overflow-x: auto; padding: 0.75rem; }
  code { font-family: ui-monospace, monospace; font-size: 0.9em; }
  summary { cursor: pointer; font-weight: 600; padding: 0.5rem 0; }
  @media (prefers-color-scheme: dark) { body { background: #16161a; color: #ececf0; } pre { background: #24242b; } }
`;

// What the contracts say is data: of its markup, only what the report itself uses is let through.
const page = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => text.replaceAll(/<(?!\/?(?:details|summary|br)>)/g, "&lt;") },
});

/** Writes the report as one page that needs nothing beside it. */
export function renderHtml(comparison: Comparison, gate: Gate | undefined): string {
  const content = page.parse(renderMarkdown(comparison, gate).replace(noChange, ""), { async: false });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contract diff: ${comparison.bump}</title>
<style>${style}</style>
</head>
<body>
${content}
</body>
</html>
`;
}
