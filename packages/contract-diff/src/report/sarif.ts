import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import { sentence } from "./escape/markdown.ts";
import { sarifText, uri } from "./escape/sarif.ts";
import { type Item, itemsOf } from "./items.ts";
import { knownRules } from "./rules.ts";

/** Writes SARIF 2.1.0, which GitHub's code scanning and many editors read. */
export function renderSarif(comparison: Comparison, gate: Gate | undefined): string {
  const items = itemsOf(comparison);
  const rules = [...new Set(items.map(({ rule }) => rule))].map((id) => {
    const because = knownRules.get(id);
    return { id, ...(because !== undefined && { shortDescription: { text: because } }) };
  });
  const driver = { name: "contract-diff", rules };
  const results = items.map((item) => resultOf(item, gate));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf({ level, rule, message, file, line, col, fingerprint }: Item, gate: Gate | undefined): object {
  const region = { startLine: line, ...(col !== undefined && { startColumn: col }) };
  return {
    ruleId: rule,
    level: level === "major" ? (gate?.ok ? "warning" : "error") : level === "none" ? "none" : "note",
    message: { text: sarifText(message), markdown: sentence(message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(file) }, region } }],
    partialFingerprints: { "contractDiff/v1": fingerprint },
  };
}
