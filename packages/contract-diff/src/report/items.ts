import { type ContractDocument, loadDocument } from "@conomyhq/contract-document";
import type { Bump } from "../bump.ts";
import type { Change } from "../change.ts";
import type { Comparison } from "../compare.ts";
import { steps } from "../contract/pointer.ts";
import type { Judged } from "../policy/apply.ts";
import { rulingOf } from "./wording/verdict.ts";

/** A finding of a comparison, as tools list them: one line of one file, and a sentence. */
export interface Item {
  level: Bump;
  about: "types" | "wire";
  /** The rule that decided. */
  rule: string;
  message: string;
  file: string;
  line: number;
  col?: number;
  /** Stays the same from run to run. */
  fingerprint: string;
}

/** The findings that mean something, or did before the policy, the gravest first. */
export function itemsOf({ revision, changes, typescript }: Comparison): Item[] {
  const lineOf = surviving(revision);
  const wire = changes
    .filter(({ level, policy }) => level !== "none" || policy)
    .map(({ level, fingerprint, decidedBy: rule, revision: place, ...change }): Item => {
      const { file = revision, line = lineOf(change.base?.pointer), col } = place ?? {};
      const message = withRuling({ ...change, level, fingerprint });
      return { level, about: "wire", rule, fingerprint, message, file, line, ...(col !== undefined && { col }) };
    });
  const types = typescript.map((impact): Item => {
    const { level, fingerprint, pointer, kind } = impact;
    const line = lineOf(pointer);
    return {
      level,
      about: "types",
      rule: `types-${kind}`,
      fingerprint,
      message: withRuling(impact),
      file: revision,
      line,
    };
  });
  return [...wire, ...types];
}

function withRuling({ message, policy, level }: Judged<Pick<Change, "message">>): string {
  return policy ? `${message} ${rulingOf(policy, level)}` : message;
}

/** What was removed has no line any more; what held it has, unless the revision is no file. */
function surviving(file: string): (pointer: string | undefined) => number {
  let document: ContractDocument;
  try {
    document = loadDocument(file, file, { numbers: "rounded" });
  } catch {
    return () => 1;
  }
  return (pointer = "#/") => document.positionOf(steps(pointer)).line;
}
