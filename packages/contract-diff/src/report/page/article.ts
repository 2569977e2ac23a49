import { directionsOf, operationsOf } from "../../change.ts";
import type { Comparison } from "../../compare.ts";
import type { Judged } from "../../policy/apply.ts";
import { html, htmlSentence } from "../escape/html.ts";
import { isRerated } from "../findings.ts";
import { proofMessage } from "../wording/change.ts";
import { allOperations, groupTitle } from "../wording/group.ts";
import { engineLevel, rulingOf, titleOf } from "../wording/verdict.ts";
import { listed } from "../wording/words.ts";
import type { Filter } from "./filter.ts";
import type { Finding } from "./findings.ts";
import { referenceLinks } from "./reference.ts";
import { sidesOf } from "./sides.ts";

/** A finding with all that is known of it. */
export function articleOf(finding: Finding, filter: Filter, comparison: Comparison, reference?: string): string {
  const { change, impacts } = finding;
  const parts = [change ? changeParts(change, comparison, reference) : [], impacts.map(impactPart)].flat();
  return `<article ${filter.attributesOf(finding)}>\n${parts.filter(Boolean).join("\n")}\n</article>`;
}

function changeParts(
  change: Comparison["changes"][number],
  comparison: Comparison,
  reference: string | undefined,
): string[] {
  const [operations, directions] = [operationsOf(change), directionsOf(change)];
  const { name, reach } = groupTitle(change.component, operations, directions);
  const { because, witness, level } = change;
  const reason = isRerated(change) ? `${because} ${engineLevel(change)}` : because;
  return [
    `<h2><b class="${level}">${level}</b> ${htmlSentence(change.message)}</h2>`,
    paragraph(`${name}${reach}`),
    operations.length > listed ? everyOperation(operations) : "",
    referenceLinks(change, comparison, reference),
    reason === undefined ? "" : paragraph(reason),
    ruling(change),
    witness ? paragraph(proofMessage(witness)) : "",
    sidesOf(change, comparison),
  ];
}

function impactPart({ message, snippet, ...judged }: Comparison["typescript"][number]): string {
  const title = `<h3><b class="${judged.level}">${judged.level}</b> ${titleOf({ about: "types", ...judged })}</h3>`;
  return `${title}\n${paragraph(message)}\n${ruling(judged)}<pre tabindex="0">${html(snippet)}</pre>`;
}

function everyOperation(operations: readonly string[]): string {
  const names = operations.map((name) => `<li><code>${html(name)}</code></li>`);
  return `<details><summary>${allOperations(operations.length)}</summary><ul>${names.join("")}</ul></details>`;
}

/** What the policy changed about a finding. */
function ruling({ policy, level }: Judged<unknown>): string {
  return policy ? paragraph(rulingOf(policy, level)) : "";
}

export function paragraph(text: string): string {
  return `<p>${htmlSentence(text)}</p>`;
}
