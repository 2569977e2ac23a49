import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What Redocly finds in a recording. */
export interface Drift {
  problems: { severity: string; message: string }[];
  missing: object[];
  totals: Record<string, { covered: number; total: number }>;
}

export const contract: string = fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml"));

/** Compares a recording with the contract. What Redocly writes goes to a folder. */
export function drift(har: string, folder: string): Promise<Drift> {
  const [findings, coverage] = [join(folder, "findings.json"), join(folder, "coverage.json")];
  const args = ["drift", har, "--api", contract, "--match-mode", "basepath", "--format", "json", "-o", findings];
  // Redocly knows no headers from security schemes.
  args.push("--ignore-headers", "x-api-key", "--coverage-output", coverage);
  return new Promise((resolve) => {
    execFile("redocly", args, () => {
      const { problems } = JSON.parse(readFileSync(findings, "utf8"));
      const { totals, operations } = JSON.parse(readFileSync(coverage, "utf8"));
      resolve({ problems, totals, missing: operations.flatMap((operation: Drift) => operation.missing) });
    });
  });
}
