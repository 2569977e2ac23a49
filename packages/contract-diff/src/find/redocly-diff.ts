import type { Bump } from "../bump.ts";
import type { Difference, Place } from "../change.ts";
import type { Contract, Versions } from "../contract/contract.ts";
import { ContractDiffFailure } from "../failure.ts";
import { engine } from "./redocly.ts";

/** A change in the report of the engine. */
interface ReportedChange {
  path: string;
  typeName: string;
  kind: Difference["kind"];
  impact?: Bump;
  verdicts: { ruleId: string }[];
  property?: string;
  base?: Place;
  revision?: Place;
}

interface Report {
  reportVersion: string;
  changes: ReportedChange[];
}

/** The version of the engine's report that this adapter was written for. */
const understood = "1";

/**
 * Compares two documents with `redocly diff`.
 *
 * @throws {ContractDiffFailure} if the engine refuses a document, or speaks a report that is not understood.
 */
export async function findWithRedocly({ base, revision }: Versions): Promise<Difference[]> {
  const outcome = await engine.ask({ base: base.readable, revision: revision.readable });
  if ("refusal" in outcome) {
    throw new ContractDiffFailure(
      `redocly diff cannot compare ${base.name} and ${revision.name}:\n${outcome.refusal}`,
      3,
    );
  }
  const report = JSON.parse(outcome.report) as Report;
  if (report.reportVersion !== understood) {
    throw new ContractDiffFailure(
      `redocly diff reports in version ${report.reportVersion}; this adapter reads ${understood}. Adapt src/find/redocly-diff.ts.`,
      3,
    );
  }
  return report.changes.map(({ impact = "none", verdicts: [verdict], base: from, revision: to, ...change }) => ({
    ...change,
    engine: { level: impact, ...(verdict && { ruleId: verdict.ruleId }) },
    ...(from && { base: located(from, base) }),
    ...(to && { revision: located(to, revision) }),
  }));
}

/** The engine read all files as one document. */
function located(place: Place, contract: Contract): Place {
  return { ...place, ...contract.placeOf(place.pointer) };
}
