import { styleText } from "node:util";
import { type Bump, bumps } from "../bump.ts";
import { type Change, directionsOf, operationsOf } from "../change.ts";
import type { Comparison } from "../compare.ts";
import type { Judged } from "../policy/apply.ts";
import type { Gate } from "../release/gate.ts";
import { renderAnnotations } from "./github-actions.ts";
import { renderHtml } from "./html.ts";
import { isAbout, isRerated, proof, renderMarkdown } from "./markdown.ts";
import { rulingOf, verdictOf } from "./wording.ts";

/** What may be added to a report. */
export interface ReportOptions {
  /** Whether the text says by what name each finding can be accepted; JSON always does. */
  fingerprints?: boolean;
}

/** Writes a report. */
type Renderer = (comparison: Comparison, gate: Gate | undefined, options: ReportOptions) => string;

const renderers: Record<string, Renderer> = {
  text: renderText,
  markdown: renderMarkdown,
  json: renderJson,
  html: renderHtml,
  "github-actions": renderAnnotations,
};

/** The formats of a report. */
export const formats: readonly string[] = Object.keys(renderers);

/** Writes a comparison down, the gravest changes first, with files named as the user knows them. */
export function render(
  format: string,
  comparison: Comparison,
  gate: Gate | undefined,
  options: ReportOptions = {},
): string {
  const changes = comparison.changes.map((change) => locate(change, comparison)).toSorted(byLevel);
  return renderers[format]?.({ ...comparison, changes }, gate, options) ?? "";
}

/** A first version has no place in what was not there. */
function locate(change: Comparison["changes"][number], { base }: Comparison): Comparison["changes"][number] {
  const { base: before, ...rest } = change;
  return before && base !== "nothing" ? { ...rest, base: before } : rest;
}

function renderJson(comparison: Comparison, gate: Gate | undefined): string {
  const { base, revision, bump, changes, typescript, typescriptSkipped, warnings } = comparison;
  const report = {
    reportVersion: 1,
    base,
    revision,
    bump,
    declared: gate?.declared ?? null,
    ok: gate?.ok ?? null,
    outcome: gate?.outcome ?? null,
    verdict: gate ? verdictOf(gate, isRuled(comparison)) : null,
    changes: changes.map((change) => ({
      level: change.level,
      fingerprint: change.fingerprint,
      ...(change.policy && { policy: change.policy }),
      operation: operationsOf(change),
      direction: directionsOf(change),
      ...(change.component !== undefined && { component: change.component }),
      kind: change.kind,
      ruleId: change.ruleId,
      message: change.message,
      decidedBy: change.decidedBy,
      ...(isRerated(change) && { rerated: { from: change.engine.level, because: change.because } }),
      ...(change.witness && { witness: change.witness }),
      location: { base: change.base ?? null, revision: change.revision ?? null },
      typescript: typescript.filter((impact) => isAbout(impact, change)).map(({ message }) => message),
    })),
    typescript,
    ...(typescriptSkipped !== undefined && { typescriptSkipped }),
    ...(warnings && { warnings }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const colours: Record<Bump, "dim" | "green" | "red" | "yellow"> = {
  major: "red",
  minor: "green",
  patch: "dim",
  none: "dim",
};

function renderText(
  { base, revision, bump, changes, typescript, ...rest }: Comparison,
  gate: Gate | undefined,
  options: ReportOptions,
): string {
  const paint = (level: Bump, text: string) => styleText(colours[level], text, { stream: process.stdout });
  const lines = [`${base} → ${revision}: ${paint(bump, bump)}`, ""];
  for (const change of changes) {
    lines.push(`${paint(change.level, change.level.padEnd(5))}  ${change.message}${reach(change)}`, ...place(change));
    if (change.witness) lines.push(`       ${proof(change)}`);
    if (isRerated(change)) lines.push(`       The engine says ${change.engine.level}. ${change.because}`);
    lines.push(...judgement(change, options));
  }
  for (const { message, snippet, ...impact } of typescript) {
    lines.push("", `${paint(impact.level, "types")}  ${message}`, ...judgement(impact, options));
    lines.push(...snippet.split("\n").map((line) => `         ${line}`));
  }
  for (const warning of rest.warnings ?? []) lines.push("", `Warning: ${warning}`);
  if (rest.typescriptSkipped !== undefined) lines.push("", `Types were not compared. ${rest.typescriptSkipped}`);
  const verdict = gate
    ? verdictOf(gate, isRuled({ changes }))
    : changes.length + typescript.length === 0
      ? "No contract change."
      : undefined;
  if (verdict !== undefined) lines.push("", paint(gate?.ok === false ? "major" : "minor", verdict));
  return `${lines
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd()}\n`.replaceAll(/\n{3,}/g, "\n\n");
}

function isRuled({ changes }: Pick<Comparison, "changes">): boolean {
  return changes.some(({ policy }) => policy);
}

/** What the policy says of a finding, and by what name it can be accepted. */
function judgement({ level, policy, fingerprint }: Judged<unknown>, { fingerprints }: ReportOptions): string[] {
  const ruling = policy ? [`       ${rulingOf(policy, level)}`] : [];
  return fingerprints ? [...ruling, `       Finding ${fingerprint}`] : ruling;
}

function reach(change: Change): string {
  const [operations, directions] = [operationsOf(change), directionsOf(change)];
  return operations.length === 0 ? "" : ` (${operations.join(", ")}; ${directions.join(" and ")})`;
}

function place({ base, revision }: Change): string[] {
  const at = revision ?? base;
  return at ? [`       ${at.file}:${at.line}:${at.col}${revision ? "" : " in the base"}`] : [];
}

/** The gravest first. */
export function byLevel(one: Change, other: Change): number {
  return bumps.indexOf(other.level) - bumps.indexOf(one.level);
}
