import { bumps } from "../../bump.ts";
import { html } from "../escape/html.ts";
import { type Finding, levelsOf, reachOf } from "./findings.ts";

/** Hides the findings that do not fit what was chosen. Without it, all of them are shown and nothing can be chosen. */
export const script = `
  const filter = document.querySelector("search");
  const articles = [...document.querySelectorAll("article")];
  const has = (list, one) => list.split(" ").includes(one);
  const update = () => {
    const levels = [...filter.querySelectorAll("input:checked")].map(({ value }) => value);
    const operation = filter.querySelector("select").value;
    for (const article of articles) {
      const { levels: own, operations } = article.dataset;
      article.hidden = !levels.some((level) => has(own, level)) || (operation !== "" && !has(operations, operation));
    }
    const shown = articles.filter(({ hidden }) => !hidden).length;
    filter.querySelector("output").textContent = shown + " of " + articles.length + " findings are shown.";
  };
  filter.addEventListener("input", update);
  filter.hidden = false;
  update();
`;

/** What the findings of a page can be chosen by. */
export class Filter {
  readonly #findings: readonly Finding[];
  readonly #operations: readonly string[];

  constructor(findings: readonly Finding[]) {
    this.#findings = findings;
    this.#operations = [...new Set(findings.flatMap(reachOf))].sort();
  }

  /** What the script reads of a finding. No text of a document is in it. */
  attributesOf(finding: Finding): string {
    const reached = new Set(reachOf(finding));
    // What belongs to a path belongs to all of its operations.
    const fits = (operation: string) => reached.has(operation) || reached.has(operation.replace(/^\S+/, "*"));
    const operations = this.#operations.flatMap((operation, index) => (fits(operation) ? [index] : []));
    return `data-levels="${levelsOf(finding).join(" ")}" data-operations="${operations.join(" ")}"`;
  }

  /** The controls, which only the script shows. */
  get controls(): string {
    const levels = bumps.toReversed().filter((level) => this.#findings.some((one) => levelsOf(one).includes(level)));
    const boxes = levels.map((level) => `<label><input type="checkbox" value="${level}" checked> ${level}</label>`);
    const choices = this.#operations.map((name, index) => `<option value="${index}">${html(name)}</option>`);
    return `<search hidden>
<fieldset><legend>Level</legend>${boxes.join(" ")}</fieldset>
<label>Operation <select><option value="">all</option>${choices.join("")}</select></label>
<output></output>
</search>`;
  }
}
