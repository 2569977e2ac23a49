import { type Bump, isLess, largest } from "../bump.ts";
import type { Change } from "../change.ts";
import type { Versions } from "../contract/contract.ts";
import type { TypeImpact } from "../types/impact.ts";
import { type Finding, findingOf, typeFindingOf } from "./finding.ts";
import { entryFor } from "./operations.ts";
import type { AcceptedEntry, Entry, Policy } from "./policy.ts";
import { wasAnnounced } from "./removals.ts";

/** What a policy changed in a finding. Reports show it. */
export interface Ruling extends Entry {
  /** The level that the finding would have without a policy. */
  from: Bump;
  /** Who is responsible for it, if one finding was accepted. */
  owner?: string;
  /** The last day on which it is accepted. */
  until?: string;
}

/** A finding with its final level. */
export type Judged<Kind> = Kind & {
  level: Bump;
  /** Identifies the finding. A policy accepts it by this. */
  fingerprint: string;
  /** What the policy changed, if it did. */
  policy?: Ruling;
};

/** What a comparison found. */
export interface Found {
  changes: Change[];
  typescript: TypeImpact[];
}

/** What the policy made of it, and what is to be said of the policy itself. */
export interface Applied {
  changes: Judged<Change>[];
  typescript: Judged<TypeImpact>[];
  warnings: string[];
}

/**
 * Applies what a repository decided. Without decisions, every finding keeps its level.
 *
 * @param today - As `YYYY-MM-DD`.
 */
export function applyPolicy(found: Found, versions: Versions, policy: Policy, today: string): Applied {
  const used = new Set<AcceptedEntry>();
  const judge = (finding: Finding) => rule(finding, versions, policy, today, used);
  const changes = found.changes.map((change) => ({ ...change, ...judge(findingOf(change, versions)) }));
  const typescript = found.typescript.map((impact) => {
    const judged = judge(typeFindingOf(impact));
    return { ...impact, ...judged, ...(judged.level === "major" && ruledByChange(impact, changes)) };
  });
  return { changes, typescript, warnings: outdated(policy.accepted, used, today) };
}

/** A rule sets the level, then each of the others may lower it. The last that did is named. */
function rule(
  { level: from, fingerprint, rule: name, operations, gone }: Finding,
  versions: Versions,
  { rules, operations: entries, removals, accepted }: Policy,
  today: string,
  used: Set<AcceptedEntry>,
): Judged<unknown> {
  let ruling: { level: Bump; policy?: Ruling } = { level: from };
  const set = (level: Bump, entry: Entry & Partial<AcceptedEntry>) => {
    const { at, reason, owner, until } = entry;
    ruling = { level, policy: { from, at, reason, ...(owner && { owner }), ...(until && { until }) } };
  };
  const lower = (level: Bump, entry: Entry) => isLess(level, ruling.level) && set(level, entry);
  const own = rules[name];
  if (own && own.level !== from) set(own.level, own);
  const named = entryFor(operations, entries, versions);
  if (named) lower(named.level, named);
  if (removals && wasAnnounced(gone, removals, versions.base, today)) lower(removals.level, removals);
  for (const entry of accepted.filter(({ finding }) => finding === fingerprint)) {
    used.add(entry);
    if (entry.until >= today) lower("none", entry);
  }
  return { ...ruling, fingerprint };
}

/** What stops compiling because of changes is as grave as the policy says that they are. */
function ruledByChange(
  { pointer }: TypeImpact,
  changes: readonly Judged<Change>[],
): Pick<Judged<unknown>, "level" | "policy"> | undefined {
  if (pointer === undefined) return undefined;
  const own = `${pointer.replace(/^#/, "")}/`;
  const causes = changes.filter(({ base, revision, kind }) =>
    [base, revision].some((place) => {
      const other = `${place?.pointer.replace(/^#/, "")}/`;
      return other.startsWith(own) || (kind === "removed" && own.startsWith(other));
    }),
  );
  // Texts stop no code, and whatever else the policy says nothing of may be the reason.
  if (causes.some((change) => !change.policy && !isLess(change.level, "minor"))) return undefined;
  const ruled = causes.filter((change) => change.policy);
  const level = largest(ruled.map((change) => change.level));
  const policy = ruled.find((change) => change.level === level)?.policy;
  return policy && { level, policy };
}

function outdated(accepted: readonly AcceptedEntry[], used: ReadonlySet<AcceptedEntry>, today: string): string[] {
  return accepted.flatMap((entry) => {
    const { at, finding, owner, until } = entry;
    if (until < today)
      return [`${at}: ${owner} accepted ${finding} until ${until}: it counts again. Renew this entry, or remove it.`];
    return used.has(entry) ? [] : [`${at}: No finding is called ${finding}. Remove this entry.`];
  });
}
