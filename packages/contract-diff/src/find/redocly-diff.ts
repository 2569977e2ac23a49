import type { ContractInput } from "../contract/load.ts";
import { positionsIn } from "../contract/position.ts";
import { ContractDiffFailure } from "../failure.ts";
import type { Redocly } from "./redocly.ts";

/** How much a release must say. */
export type Bump = "major" | "minor" | "none" | "patch";

/** A place in one of the two documents. */
export interface Place {
  file: string;
  pointer: string;
  line: number;
  col: number;
  value?: unknown;
}

/** One change, as the engine sees and rates it. */
export interface EngineChange {
  /** Where in the document with its references followed: the operation and the slot can be read from it. */
  path: string;
  typeName: string;
  kind: "added" | "modified" | "removed";
  impact: Bump;
  verdicts: { ruleId: string; impact: Bump; message: string }[];
  property?: string;
  base?: Place;
  revision?: Place;
}

interface EngineReport {
  reportVersion: string;
  changes: EngineChange[];
}

/** The version of the engine's report that this adapter was written for. */
const understood = "1";

/**
 * Compares two documents with `redocly diff`.
 *
 * @throws {ContractDiffFailure} if the engine refuses a document, or speaks a report that is not understood.
 */
export async function runEngine(
  base: ContractInput,
  revision: ContractInput,
  engine: Redocly,
): Promise<EngineChange[]> {
  const outcome = await engine.diff({
    base: base.expanded ?? base.file,
    revision: revision.expanded ?? revision.file,
  });
  if ("refusal" in outcome) {
    throw new ContractDiffFailure(
      `redocly diff cannot compare ${base.name} and ${revision.name}:\n${outcome.refusal}`,
      3,
    );
  }
  const report = JSON.parse(outcome.report) as EngineReport;
  if (report.reportVersion !== understood) {
    throw new ContractDiffFailure(
      `redocly diff reports in version ${report.reportVersion}; this adapter reads ${understood}. Adapt src/find/redocly-diff.ts.`,
      3,
    );
  }
  const [inBase, inRevision] = [base, revision].map(relocate);
  return report.changes.map(({ base, revision, ...change }) => ({
    ...change,
    impact: change.impact ?? "none",
    ...(base && { base: inBase?.(base) ?? base }),
    ...(revision && { revision: inRevision?.(revision) ?? revision }),
  }));
}

/** Leads from a copy that the engine read to the document itself. */
function relocate({ file, expanded, text }: ContractInput): ((place: Place) => Place) | undefined {
  if (expanded === undefined) return undefined;
  const positionOf = positionsIn(text);
  return (place) => ({ ...place, file, ...positionOf(place.pointer) });
}
