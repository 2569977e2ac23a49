import { readFileSync } from "node:fs";
import type { Bump } from "../bump.ts";
import type { Change } from "../change.ts";
import type { Comparison } from "../compare.ts";
import { positionsIn } from "../contract/position.ts";
import type { Judged } from "../policy/apply.ts";
import type { Gate } from "../release/gate.ts";
import { workflowCommand } from "./escape/workflow-command.ts";
import { rulingOf, verdictOf } from "./wording/verdict.ts";

const titles: Record<Bump, string> = {
  major: "Breaks callers",
  minor: "Addition",
  patch: "Documentation",
  none: "Counts no more",
};

/** Writes workflow commands that annotate the lines of the revision's file. */
export function renderAnnotations({ revision, changes, typescript }: Comparison, gate: Gate | undefined): string {
  const lineOf = surviving(revision);
  const gravest = gate?.ok ? "warning" : "error";
  const lines = changes
    .filter(({ level, policy }) => level !== "none" || policy)
    .map((change) => {
      const { line, col } = change.revision ?? { line: lineOf(change), col: undefined };
      const where = { file: change.revision?.file ?? revision, line, col, title: titles[change.level] };
      return workflowCommand(change.level === "major" ? gravest : "notice", where, withRuling(change));
    });
  for (const impact of typescript) {
    const { level, pointer } = impact;
    const line = pointer === undefined ? undefined : lineOf({ base: { pointer } });
    const where = { file: revision, line, title: "TypeScript stops compiling" };
    lines.push(workflowCommand(level === "major" ? gravest : "notice", where, withRuling(impact)));
  }
  if (gate && !gate.ok) lines.push(workflowCommand("error", { title: "Contract gate" }, verdictOf(gate)));
  return lines.map((line) => `${line}\n`).join("");
}

function withRuling({ message, policy, level }: Judged<{ message: string }>): string {
  return policy ? `${message} ${rulingOf(policy, level)}` : message;
}

/** What was removed has no line any more; what held it has. */
function surviving(file: string): (change: { base?: Pick<NonNullable<Change["base"]>, "pointer"> }) => number {
  let positionOf: ReturnType<typeof positionsIn>;
  try {
    positionOf = positionsIn(readFileSync(file, "utf8"));
  } catch {
    return () => 1;
  }
  return ({ base }) => positionOf(base?.pointer ?? "#/", "key").line;
}
