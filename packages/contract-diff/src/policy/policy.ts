import type { Bump } from "../bump.ts";
import type { WrittenConfig } from "../config/source.ts";

/** A decision of a repository to rate its findings differently. */
export interface Entry {
  /** Where it is written: `contract-diff.yaml:12:5`. */
  at: string;
  /** Why it was decided. */
  reason: string;
}

/** What a rule decides is of another level. */
export interface RuleEntry extends Entry {
  level: Bump;
}

/** What reaches these operations only is at most of this level. */
export interface OperationEntry extends Entry {
  level: Bump;
  /** Their paths: `*` stands for anything within a segment, `**` for any segments. */
  path?: string;
  method?: string;
  /** Extensions that they have, or their path item. */
  extension?: Record<string, unknown>;
}

/** The removal of what was announced to go is at most of this level. */
export interface RemovalEntry extends Entry {
  level: Bump;
  /** Whether the day in `x-sunset` has to have passed. */
  sunset?: boolean;
  /** How many days must have passed since the day in `x-deprecated-since`. */
  days?: number;
}

/** One finding is accepted, for a time. */
export interface AcceptedEntry extends Entry {
  finding: string;
  owner: string;
  /** The last day. */
  until: string;
}

/** What a repository decided about how its findings are rated. */
export interface Policy {
  /** By the id of the rule. */
  rules: Readonly<Record<string, RuleEntry>>;
  /** The first that fits an operation counts. */
  operations: readonly OperationEntry[];
  removals?: RemovalEntry;
  /** Single findings. */
  accepted: readonly AcceptedEntry[];
}

/** Every finding keeps its level. */
export const noPolicy: Policy = { rules: {}, operations: [], accepted: [] };

/** The policy as it is written, which `config.schema.json` describes. */
export interface WrittenPolicy {
  rules?: Record<string, Omit<RuleEntry, "at">>;
  operations?: Omit<OperationEntry, "at">[];
  removals?: Omit<RemovalEntry, "at">;
  accepted?: Omit<AcceptedEntry, "at">[];
}

/** Adds to each decision where it is written, for reports to name it. */
export function locatePolicy(
  { rules = {}, operations = [], removals, accepted = [] }: WrittenPolicy,
  placeOf: WrittenConfig["placeOf"],
): Policy {
  const at = (...path: (string | number)[]) => placeOf(["policy", ...path]);
  return {
    rules: Object.fromEntries(Object.entries(rules).map(([id, entry]) => [id, { ...entry, at: at("rules", id) }])),
    operations: operations.map((entry, index) => ({ ...entry, at: at("operations", index) })),
    ...(removals && { removals: { ...removals, at: at("removals") } }),
    accepted: accepted.map((entry, index) => ({ ...entry, at: at("accepted", index) })),
  };
}
