import { directionsOf, operationsOf } from "../change.ts";
import type { Comparison } from "../compare.ts";
import type { Gate } from "../release/gate.ts";
import { isAbout } from "../types/cause.ts";
import { isRerated, isRuled } from "./findings.ts";
import { verdictOf } from "./wording/verdict.ts";

/** Writes what `report.schema.json` describes. */
export function renderJson(comparison: Comparison, gate: Gate | undefined): string {
  const { base, revision, bump, changes, typescript, typescriptSkipped, warnings } = comparison;
  const report = {
    reportVersion: 1,
    base,
    revision,
    bump,
    declared: gate?.declared ?? null,
    ok: gate?.ok ?? null,
    outcome: gate?.outcome ?? null,
    verdict: gate ? verdictOf(gate, isRuled(comparison)) : null,
    changes: changes.map((change) => ({
      level: change.level,
      fingerprint: change.fingerprint,
      ...(change.policy && { policy: change.policy }),
      operation: operationsOf(change),
      direction: directionsOf(change),
      ...(change.component !== undefined && { component: change.component }),
      kind: change.kind,
      ruleId: change.ruleId,
      message: change.message,
      decidedBy: change.decidedBy,
      ...(isRerated(change) && { rerated: { from: change.engine.level, because: change.because } }),
      ...(change.witness && { witness: change.witness }),
      location: { base: change.base ?? null, revision: change.revision ?? null },
      typescript: typescript.filter((impact) => isAbout(impact, change)).map(({ message }) => message),
    })),
    typescript,
    ...(typescriptSkipped !== undefined && { typescriptSkipped }),
    ...(warnings && { warnings }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
