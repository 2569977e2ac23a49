import type { Comparison } from "../../compare.ts";
import { code } from "./words.ts";

type Findings = Pick<Comparison, "changes" | "typescript">;

/** What the policy changed stands apart from the rest. */
export function sorted({ changes, typescript }: Findings): Findings & { ruled: Findings } {
  const isRuled = ({ policy }: { policy?: unknown }) => policy !== undefined;
  return {
    changes: changes.filter((change) => !isRuled(change)),
    typescript: typescript.filter((one) => !isRuled(one)),
    ruled: { changes: changes.filter(isRuled), typescript: typescript.filter(isRuled) },
  };
}

/** How many findings of each kind there are; empty if there are none. */
export function summaryOf(comparison: Comparison): string {
  const { changes, typescript, ruled } = sorted(comparison);
  const of = (level: string) => changes.filter((change) => change.level === level).length;
  const parts = [
    [of("major"), "breaking change"],
    [typescript.length, "break of types"],
    [of("minor"), "addition"],
    [of("patch"), "change of documentation"],
    [of("none"), "change of spelling"],
    [ruled.changes.length + ruled.typescript.length, "ruling of the policy"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => plural(count, what));
  return said.length === 0 ? "" : `${code(comparison.revision)}: ${said.join(", ")}.`;
}

/** A number of things, such as `2 breaks of types`. */
export function plural(count: number, what: string): string {
  if (count === 1) return `1 ${what}`;
  return what.includes(" of ") ? `${count} ${what.replace(" of ", "s of ")}` : `${count} ${what}s`;
}
