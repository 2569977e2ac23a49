import type { Bump } from "../../bump.ts";
import type { Change } from "../../change.ts";
import type { Comparison } from "../../compare.ts";
import type { Ruling } from "../../policy/apply.ts";
import type { Gate } from "../../release/gate.ts";

// The sentences of a report that are not about one change.

/**
 * The verdict of the gate, for the reviewer.
 *
 * @param isRuled - Whether the policy of the repository changed what counts.
 */
export function verdictOf({ outcome, required, declared }: Gate, isRuled = false): string {
  const nothing = isRuled ? "No change needs a release." : "No contract change.";
  const declares = `The changesets declare ${required === "major" ? "the major release that this needs" : "a major release"}`;
  switch (outcome) {
    case "nothing-needed":
      return declared === "none"
        ? nothing
        : `${nothing} The changesets declare a ${declared} release for other reasons.`;
    case "declared":
      return `This needs a ${required} release, and the changesets declare it.`;
    case "more-declared":
      return `This needs a ${required} release, and the changesets declare a ${declared} one, which is more.`;
    case "no-changesets":
      return `This needs a ${required} release. There are no changesets here, so nothing declares one.`;
    case "undeclared":
      return `This needs a ${required} release, but no changeset declares one.`;
    case "too-small":
      return `This needs a ${required} release, but the changesets declare a ${declared} one.`;
    case "unexplained":
      return `${declares}, but none has a paragraph that starts \`Migration:\`.`;
    case "explanation-empty":
      return `${declares}, but the paragraph after \`Migration:\` still has to be written.`;
  }
}

/** What the policy of the repository changed about a finding that has a level now. */
export function rulingOf({ from, at, reason, owner, until }: Ruling, level: Bump): string {
  const acceptance = owner === undefined ? "" : ` Accepted by ${owner} until ${until}.`;
  return `This is ${level} instead of ${from} by the policy (\`${at}\`): ${reason.replace(/(?<![.!?])$/, ".")}${acceptance}`;
}

/** The verdict of a report, as the first line of the Markdown. */
export function headlineOf(bump: string, isFirst: boolean, gate: Gate | undefined, isRuled = false): string {
  if (isFirst) return "**This is the first version of the contract. Everything is an addition.**";
  if (gate?.outcome === "nothing-needed" || gate?.outcome === "no-changesets") {
    const [sentence, ...others] = verdictOf(gate, isRuled).split(/(?<=\.) /);
    return [`**${sentence}**`, ...others].join(" ");
  }
  if (gate) return `**${gate.ok ? "Accepted" : "Refused"}.** ${verdictOf(gate)}`;
  if (bump === "none" && isRuled) return "**No change needs a release.**";
  return bump === "none" ? "**No contract change.**" : `**This needs a ${bump} release.**`;
}

/** What the author of a refused change does next; `undefined` where the changeset has yet to be drafted. */
export function adviceOf({ outcome, required }: Gate): string | undefined {
  if (outcome === "unexplained" || outcome === "explanation-empty") {
    return "Add a paragraph to that changeset: `Migration:`, then what callers change, from which code to which.";
  }
  if (outcome !== "too-small") return undefined;
  const explain =
    required === "major" ? " and add a paragraph that starts `Migration:` and tells callers what to change" : "";
  return `Raise the changeset to \`${required}\`${explain}.`;
}

/** What stands before links to the operations of a change. */
export const inReference = "In the reference:";

/** What stands before the draft of a changeset. */
export const changesetOffer = "Write the changeset with `--write-changeset`, or start from this one:";

/** What is not as it should be and hinders no comparison. */
export function remarksOf({ warnings = [], typescriptSkipped }: Comparison): string[] {
  const skipped = typescriptSkipped === undefined ? [] : [`Types were not compared. ${typescriptSkipped}`];
  return [...warnings.map((warning) => `Warning: ${warning}`), ...skipped];
}

/** What stands after the reason of a rule that says something else than the engine. */
export function engineLevel({ engine }: Pick<Change, "engine">): string {
  return `(The engine alone rates this ${engine.level}.)`;
}

const titles: Record<Bump, string> = {
  major: "Breaks callers",
  minor: "Addition",
  patch: "Documentation",
  none: "No longer counts",
};

/** What a finding means for callers, in two or three words. */
export function titleOf({ about, level }: { about: "types" | "wire"; level: Bump }): string {
  return about === "types" ? "TypeScript stops compiling" : titles[level];
}

/** So many findings of those that are not shown are listed with their sentence. */
const longestList = 50;

/** Lists the findings for which GitHub has no annotation left. */
export function leftOutMessage(findings: readonly { file: string; line: number; message: string }[]): string {
  const lines = findings.slice(0, longestList).map(({ file, line, message }) => `${file}:${line} ${message}`);
  const rest = findings.length - lines.length;
  const end = rest > 0 ? [`And ${rest} more.`] : [];
  return ["GitHub shows no more annotations of this step. The other formats list all of them:", ...lines, ...end].join(
    "\n",
  );
}
