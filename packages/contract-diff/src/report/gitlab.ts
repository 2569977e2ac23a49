import type { Bump } from "../bump.ts";
import type { Comparison } from "../compare.ts";
import { visibleLine } from "./escape/visible.ts";
import { itemsOf } from "./items.ts";

const severities: Record<Bump, string> = { major: "critical", minor: "info", patch: "info", none: "info" };

/** Writes what GitLab shows as code quality in a merge request. */
export function renderGitlab(comparison: Comparison): string {
  const issues = itemsOf(comparison).map(({ level, rule, message, file, line, fingerprint }) => ({
    description: visibleLine(message),
    check_name: rule,
    fingerprint,
    severity: severities[level],
    location: { path: file, lines: { begin: line } },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}
