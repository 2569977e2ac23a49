import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";

/** What may be added to a report. */
export interface ReportOptions {
  /** Whether the text says by what name each finding can be accepted; JSON always does. */
  fingerprints?: boolean;
  /**
   * Where the page leads to each operation in a reference. `{operationId}` stands for the operation's id, and
   * `{operationid}` for the same in lower case.
   */
  reference?: string | undefined;
}

/** Writes a report. */
export type Renderer = (comparison: Comparison, gate: Gate | undefined, options: ReportOptions) => string;
