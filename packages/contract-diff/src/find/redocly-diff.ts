import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ContractInput } from "../contract/load.ts";
import { positionsIn } from "../contract/position.ts";
import { ContractDiffFailure } from "../failure.ts";

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

const require = createRequire(import.meta.url);

/**
 * Compares two documents with `redocly diff`.
 *
 * @throws {ContractDiffFailure} if the engine refuses a document, or speaks a report that is not understood.
 */
export function runEngine(base: ContractInput, revision: ContractInput): EngineChange[] {
  const redocly = join(require.resolve("@redocly/cli/package.json"), "../bin/cli.js");
  // With the repository's own configuration the engine would rate nothing as major, because it names no diff rule.
  const config = join(import.meta.dirname, "redocly-diff.yaml");
  const documents = [base, revision].map(({ file, expanded = file }) => expanded);
  const args = ["diff", ...documents, "--format=json", "--fail-on=none", `--config=${config}`];
  let output: string;
  try {
    output = execFileSync(process.execPath, [redocly, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 2 ** 30,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new ContractDiffFailure(
      `redocly diff cannot compare ${base.name} and ${revision.name}:\n${stderr.trim()}`,
      3,
    );
  }
  const report = JSON.parse(output) as EngineReport;
  if (report.reportVersion !== understood) {
    throw new ContractDiffFailure(
      `redocly diff reports in version ${report.reportVersion}; this adapter reads ${understood}. Adapt src/engine.ts.`,
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
