import { ContractDiffFailure } from "../failure.ts";
import { rules } from "../rate/rules/index.ts";
import { verdicts } from "../rate/rules/verdicts.ts";

const all = [...rules, ...verdicts];

/** What the rules of this package know, by their names. */
export const knownRules: ReadonlyMap<string, string> = new Map(all.map(({ id, because }) => [id, because]));

/** The table of all rules in their order, as Markdown. */
export function rulesTable(): string {
  const rows = all.map(({ id, because }) => `| \`${id}\` | ${because} |`);
  return ["| Rule | Because |", "| --- | --- |", ...rows].join("\n");
}

/**
 * What a rule knows, or what all of them do.
 *
 * @throws {ContractDiffFailure} if there is no such rule.
 */
export function explainRule(id: string | undefined): string {
  if (id === undefined) return `${all.map((rule) => `${rule.id}: ${rule.because}`).join("\n")}\n`;
  const rule = all.find((one) => one.id === id);
  if (rule) return `${rule.because}\n`;
  throw new ContractDiffFailure(
    `There is no rule ${id}: it may be one of the engine, which \`redocly diff\` documents. Ours are ${all.map((one) => one.id).join(", ")}.`,
    2,
  );
}
