import type { Comparison } from "../src/compare.ts";
import type { Bump } from "../src/find/redocly-diff.ts";
import type { Change } from "../src/rate/rate.ts";
import type { TypeImpact } from "../src/types/find-impacts.ts";

/** A comparison that was never made. */
export function comparisonOf(parts: Partial<Comparison> = {}): Comparison {
  const [base, revision] = ["main:openapi/conomy.yaml", "openapi/conomy.yaml"];
  return { base, revision, bump: "none", changes: [], typescript: [], ...parts };
}

export function changeOf(level: Bump, parts: Partial<Change> = {}): Change {
  return {
    level,
    operations: ["GET /customers"],
    directions: ["response"],
    component: "Customer",
    kind: "modified",
    ruleId: "some-rule",
    message: `Something ${level} of \`Customer\` changed.`,
    revision: { file: "openapi/conomy.yaml", pointer: "#/components/schemas/Customer", line: 12, col: 3 },
    ...parts,
  };
}

export function impactOf(parts: Partial<TypeImpact> = {}): TypeImpact {
  return {
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
