import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import { workflowCommand } from "./escape/workflow-command.ts";
import { type Item, itemsOf } from "./items.ts";
import { leftOutMessage, titleOf, verdictOf } from "./wording/verdict.ts";

/** GitHub shows so many annotations of one kind and of one step, and drops all others. */
const shown = 10;

type Kind = "error" | "notice" | "warning";

/** Writes workflow commands that annotate the lines of the revision's file. */
export function renderAnnotations(comparison: Comparison, gate: Gate | undefined): string {
  const kindOf = ({ level }: Item): Kind => (level !== "major" ? "notice" : gate?.ok ? "warning" : "error");
  const verdict = gate && !gate.ok ? [workflowCommand("error", { title: "Contract gate" }, verdictOf(gate))] : [];
  const lines = [...Map.groupBy(itemsOf(comparison), kindOf)].flatMap(([kind, items]) =>
    annotate(kind, items, kind === "error" ? shown - verdict.length : shown),
  );
  return [...lines, ...verdict].map((line) => `${line}\n`).join("");
}

/** What stands in one line is one annotation; the last one tells of all that would not be shown. */
function annotate(kind: Kind, items: readonly Item[], limit: number): string[] {
  const groups = [...Map.groupBy(items, (item) => JSON.stringify([item.file, item.line, titleOf(item)])).values()];
  const fits = groups.length <= limit;
  const own = fits ? groups : groups.slice(0, limit - 1);
  const commands = own.map((group) => {
    const [{ file, line, col } = { file: "", line: 1 }] = group;
    const title = group[0] && titleOf(group[0]);
    return workflowCommand(kind, { file, line, col, title }, group.map(({ message }) => message).join("\n"));
  });
  if (fits) return commands;
  const rest = groups.slice(limit - 1).flat();
  return [...commands, workflowCommand(kind, { title: `${rest.length} more` }, leftOutMessage(rest))];
}
