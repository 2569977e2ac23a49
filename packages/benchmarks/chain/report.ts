import { table } from "../table.ts";
import type { Case } from "./contracts.ts";
import { fitExponent } from "./exponent.ts";
import type { Cost } from "./measure.ts";
import { steps } from "./steps.ts";

/** A contract, and what each step of it cost. */
export interface Measured {
  contract: Case;
  /** How many operations were added, of a contract that was enlarged. */
  added?: number;
  costs: Map<string, Cost>;
}

/** Writes down what contracts of different sizes cost, as Markdown. */
export function report(all: readonly Measured[]): string {
  const names = all.map(({ contract }) => contract.name);
  const rows = (show: (cost: Cost) => string, of: (cost: Cost) => number) =>
    Object.keys(steps).map((step) => [
      step,
      ...all.map(({ costs }) => cell(costs.get(step), show)),
      exponentOf(all, step, of),
    ]);
  const refused = all.flatMap(({ contract, costs }) =>
    [...costs].filter(([, { failed }]) => failed).map(([step, { said }]) => `- ${contract.name}, ${step}: ${said}\n`),
  );

  return `Conomy's contract with 1, 10, … operations more, which \`chain/synthetic.ts\` makes from a seed, and joined with the published
descriptions of Figma's and GitHub's APIs. Each step runs in a process of its own.

The exponent is that of the enlarged contracts: cost = start + factor × operations ^ exponent, fitted from 100 operations on. 1 is
linear, 2 is quadratic.

### Time of the processor, in seconds

${table(
  ["Step", ...names, "Exponent"],
  rows(
    ({ seconds }) => seconds.toFixed(1),
    ({ seconds }) => seconds,
  ),
)}

### Memory of the largest process, in MB

${table(
  ["Step", ...names, "Exponent"],
  rows(
    ({ megabytes }) => String(megabytes),
    ({ megabytes }) => megabytes,
  ),
)}

### What a call costs in types

${table(["Contract", "Operations", "Types", "Instantiations", "Lines read"], all.map(typeRow))}
${refused.length > 0 ? `\n## Not served\n\n${refused.join("")}` : ""}`;
}

function cell(cost: Cost | undefined, show: (cost: Cost) => string): string {
  return cost === undefined || cost.failed ? "–" : show(cost);
}

function exponentOf(all: readonly Measured[], step: string, of: (cost: Cost) => number): string {
  const points = all.flatMap(({ added, costs }) => {
    const cost = costs.get(step);
    return added === undefined || cost === undefined || cost.failed ? [] : [[added, of(cost)] as const];
  });
  return fitExponent(points)?.toFixed(2) ?? "–";
}

/** What a call costs in types, if that was measured. */
export function typesOf({ costs }: Measured): { types: number; instantiations: number; lines: number } | undefined {
  const cost = costs.get("type check of a call");
  return cost && !cost.failed ? JSON.parse(cost.said) : undefined;
}

function typeRow(one: Measured): string[] {
  const { types, instantiations, lines } = typesOf(one) ?? {};
  return [one.contract.name, one.contract.operations, types, instantiations, lines].map(
    (value) => value?.toLocaleString("en-US") ?? "–",
  );
}
