import { type Change, directionsOf, operationsOf } from "../change.ts";
import type { Comparison } from "../compare.ts";
import type { Judged } from "../policy/apply.ts";
import { draftChangeset } from "../release/draft-changeset.ts";
import type { Gate } from "../release/gate.ts";
import type { TypeImpact } from "../types/find-impacts.ts";
import { code, fenced, sentence } from "./escape/markdown.ts";
import { isProven, isRerated } from "./findings.ts";
import { placeLink } from "./place-link.ts";
import { noChange } from "./protocol.ts";
import { proofMessage } from "./wording/change.ts";
import { allOperations, groupTitle } from "./wording/group.ts";
import { plural, sorted, summaryOf } from "./wording/summary.ts";
import { adviceOf, changesetOffer, engineLevel, headlineOf, remarksOf, rulingOf } from "./wording/verdict.ts";
import { listed } from "./wording/words.ts";

/** GitHub refuses comments above 65,536 characters; some room is left for what is put around this one. */
const longest = 59_000;

/** No single name or snippet may use up the whole comment. */
const longestText = 1_000;

/** So many operations are listed below a heading. */
const longestList = 100;

/** A part of the comment. */
interface Section {
  title: string;
  open: boolean;
  items: Item[];
}

/** Writes an item, if there is room: the others are counted only. */
type Item = () => string;

/** Writes the comment for a pull request: the verdict first, then what breaks, then the rest, collapsed. */
export function renderMarkdown(comparison: Comparison, gate: Gate | undefined): string {
  const { changes, typescript, ruled } = sorted(comparison);
  const at = (...levels: string[]) => changes.filter(({ level }) => levels.includes(level));
  const proven = at("major").filter((change) => isProven(change, typescript));
  const possible = at("major").filter((change) => !proven.includes(change));
  const sections: Section[] = [
    { title: "What breaks, proven", open: true, items: grouped(proven, comparison) },
    {
      title: proven.length > 0 ? "What else may break" : "What may break",
      open: true,
      items: grouped(possible, comparison),
    },
    { title: "TypeScript that stops compiling", open: true, items: impactsIn(typescript) },
    {
      title: "What the policy changed",
      open: true,
      items: [...grouped(ruled.changes, comparison), ...impactsIn(ruled.typescript)],
    },
    { title: "Additions", open: false, items: grouped(at("minor"), comparison) },
    { title: "Documentation", open: false, items: grouped(at("patch"), comparison) },
    { title: "Changes that mean the same as before", open: false, items: grouped(at("none"), comparison) },
  ];
  const isFirst = comparison.base === "nothing";
  const head = [
    headlineOf(comparison.bump, isFirst, gate, ruled.changes.length > 0),
    prose(summaryOf(comparison)),
    advice(comparison, gate),
    ...remarksOf(comparison).map(prose),
  ];
  let text = head.filter(Boolean).join("\n\n");
  for (const section of sections) text += write(section, longest - text.length);
  const isRuled = ruled.changes.length + ruled.typescript.length > 0;
  const isChange = isFirst || isRuled || comparison.bump !== "none" || gate?.ok === false;
  return `${text.trimEnd()}\n${isChange ? "" : `\n${noChange}\n`}`;
}

/** What the author does next. */
function advice(comparison: Comparison, gate: Gate | undefined): string {
  if (!gate || gate.ok) return "";
  const stub = draftChangeset(comparison, gate.packages);
  const next = adviceOf(gate);
  if (next !== undefined || !stub) return next ?? "";
  const text = clip(stub.text);
  return `${changesetOffer}\n\n<details><summary>${stub.file}</summary>\n\n${fenced("md", text.trimEnd())}\n\n</details>`;
}

/** One heading for each component or operation, with its changes below. */
function grouped(changes: Comparison["changes"], comparison: Comparison): Item[] {
  const groups = Map.groupBy(changes, (change) => change.component ?? `in ${operationsOf(change).join(" ")}`);
  return [...groups.values()].flatMap((members) =>
    members.map((change, index) => () => {
      const text = line(change, comparison);
      return index === 0 ? `${headline(members)}\n\n${text}` : text;
    }),
  );
}

function headline(changes: readonly Change[]): string {
  const uses = changes.flatMap((change) => change.uses);
  const { name, reach } = groupTitle(changes[0]?.component, operationsOf({ uses }), directionsOf({ uses }));
  return `**${prose(name)}**${prose(reach)}${everyOperation(operationsOf({ uses }))}`;
}

/** The operations that a heading only counts. */
function everyOperation(operations: readonly string[]): string {
  if (operations.length <= listed) return "";
  const names = operations.slice(0, longestList).map((name) => code(clip(name)));
  const rest = operations.length > longestList ? `, and ${operations.length - longestList} others` : "";
  return `\n\n<details><summary>${allOperations(operations.length)}</summary>\n\n${names.join(", ")}${rest}\n\n</details>`;
}

function line(change: Comparison["changes"][number], comparison: Comparison): string {
  const { message, base, revision } = change;
  const at = revision ?? base;
  const version = revision ? "revision" : "base";
  const parts = [
    `- ${prose(message)}`,
    at ? `${placeLink(at, version, comparison)}${revision ? "" : " in the base"}` : "",
    change.witness ? `\n  ${sentence(proofMessage(change.witness))}` : "",
    isRerated(change) ? `\n  ${prose(change.because)} ${engineLevel(change)}` : "",
    ruling(change),
  ];
  return parts.filter(Boolean).join(" ").replaceAll(" \n", "\n");
}

/** What the policy changed about a finding. */
function ruling({ policy, level }: Judged<unknown>): string {
  return policy ? `\n  ${prose(rulingOf(policy, level))}` : "";
}

function impactsIn(typescript: Comparison["typescript"]): Item[] {
  return typescript.map((one) => () => impact(one));
}

function impact({ message, snippet, ...judged }: Judged<TypeImpact>): string {
  return `- ${prose(message)}${ruling(judged)}\n\n${indent(fenced("ts", clip(snippet)))}\n`;
}

/** Writes as many items of a section as there is room for. */
function write({ title, open, items }: Section, room: number): string {
  if (items.length === 0) return "";
  const start = open ? `\n\n### ${title}\n` : `\n\n<details><summary>${title} (${items.length})</summary>\n`;
  const end = open ? "" : "\n\n</details>";
  const cut = (count: number) => `\n\n_And ${plural(count, "more change")}. The whole report is attached to the run._`;
  const available = room - start.length - end.length - cut(items.length).length;
  if (available < 0) return "";
  const shown: string[] = [];
  let used = 0;
  for (const [index, render] of items.entries()) {
    const item = render();
    const text = `${item.startsWith("- ") || index === 0 ? "" : "\n"}\n${item}`;
    used += text.length;
    if (used > available) break;
    shown.push(text);
  }
  return start + shown.join("") + (shown.length < items.length ? cut(items.length - shown.length) : "") + end;
}

function clip(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}

function prose(text: string): string {
  return sentence(clip(text));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
