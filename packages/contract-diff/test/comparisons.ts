import type { Bump } from "../src/bump.ts";
import type { Change } from "../src/change.ts";
import type { Comparison } from "../src/compare.ts";
import type { Judged } from "../src/policy/apply.ts";
import type { TypeImpact } from "../src/types/find-impacts.ts";

/** A comparison that was never made. */
export function comparisonOf(parts: Partial<Comparison> = {}): Comparison {
  const [base, revision] = ["main:openapi/conomy.yaml", "openapi/conomy.yaml"];
  return { base, revision, bump: "none", changes: [], typescript: [], ...parts };
}

export function changeOf(level: Bump, parts: Partial<Judged<Change>> = {}): Judged<Change> {
  return {
    level,
    fingerprint: "f0123456789ab",
    decidedBy: "some-rule",
    engine: { level },
    uses: [{ operation: "GET /customers", direction: "response" }],
    path: "#/paths/~1customers/get",
    typeName: "Schema",
    component: "Customer",
    kind: "modified",
    ruleId: "some-rule",
    message: `Something ${level} of \`Customer\` changed.`,
    revision: { file: "openapi/conomy.yaml", pointer: "#/components/schemas/Customer", line: 12, col: 3 },
    ...parts,
  };
}

export function impactOf(parts: Partial<Judged<TypeImpact>> = {}): Judged<TypeImpact> {
  return {
    level: "major",
    fingerprint: "fba9876543210",
    kind: "removed",
    subject: "Customer.email",
    operations: ["GET /customers"],
    direction: "response",
    message: "`Customer.email` is gone: code that reads it stops compiling.",
    snippet: "customer.email;",
    diagnostic: "TS2339: Property 'email' does not exist.",
    ...parts,
  };
}
