import { styleText } from "node:util";
import type { Bump } from "../bump.ts";
import { type Change, directionsOf, operationsOf } from "../change.ts";
import type { Comparison } from "../compare.ts";
import type { Judged } from "../policy/apply.ts";
import type { Gate } from "../release/gate.ts";
import { withoutCommands } from "./escape/terminal.ts";
import { visible, visibleLine } from "./escape/visible.ts";
import { isRerated, isRuled } from "./findings.ts";
import type { ReportOptions } from "./renderer.ts";
import { proofMessage } from "./wording/change.ts";
import { remarksOf, rulingOf, verdictOf } from "./wording/verdict.ts";
import { enumeration } from "./wording/words.ts";

const colours: Record<Bump, "dim" | "green" | "red" | "yellow"> = {
  major: "red",
  minor: "green",
  patch: "dim",
  none: "dim",
};

/** Writes the report for people at a terminal. */
export function renderText(comparison: Comparison, gate: Gate | undefined, options: ReportOptions): string {
  const { base, revision, bump, changes, typescript } = comparison;
  const paint = (level: Bump, text: string) => styleText(colours[level], text, { stream: process.stdout });
  const lines = [`${visibleLine(`${base} → ${revision}`)}: ${paint(bump, bump)}`, ""];
  for (const change of changes) {
    lines.push(
      `${paint(change.level, change.level.padEnd(5))}  ${visibleLine(`${change.message}${reach(change)}`)}`,
      ...place(change),
    );
    if (change.witness) lines.push(`       ${visibleLine(proofMessage(change.witness))}`);
    if (isRerated(change)) lines.push(`       The engine says ${change.engine.level}. ${visibleLine(change.because)}`);
    lines.push(...judgement(change, options));
  }
  for (const { message, snippet, ...impact } of typescript) {
    lines.push("", `${paint(impact.level, "types")}  ${visibleLine(message)}`, ...judgement(impact, options));
    lines.push(
      ...visible(snippet)
        .split("\n")
        .map((line) => `         ${line}`),
    );
  }
  for (const remark of remarksOf(comparison)) lines.push("", visibleLine(remark));
  const verdict = gate
    ? verdictOf(gate, isRuled({ changes }))
    : changes.length + typescript.length === 0
      ? "No contract change."
      : undefined;
  if (verdict !== undefined) lines.push("", paint(gate?.ok === false ? "major" : "minor", verdict));
  const text = lines.map((line) => line.trimEnd()).join("\n");
  return `${withoutCommands(text).trimEnd()}\n`.replaceAll(/\n{3,}/g, "\n\n");
}

/** What the policy says of a finding, and by what name it can be accepted. */
function judgement({ level, policy, fingerprint }: Judged<unknown>, { fingerprints }: ReportOptions): string[] {
  const ruling = policy ? [`       ${visibleLine(rulingOf(policy, level))}`] : [];
  return fingerprints ? [...ruling, `       Finding ${fingerprint}`] : ruling;
}

function reach(change: Change): string {
  const [operations, directions] = [operationsOf(change), directionsOf(change)];
  return operations.length === 0 ? "" : ` (${enumeration(operations)}; ${directions.join(" and ")})`;
}

function place({ base, revision }: Change): string[] {
  const at = revision ?? base;
  return at ? [`       ${visibleLine(at.file)}:${at.line}:${at.col}${revision ? "" : " in the base"}`] : [];
}
