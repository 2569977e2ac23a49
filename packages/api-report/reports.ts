import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail } from "@conomyhq/command";
import { extractReport } from "./extract.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The published packages, by their folder. */
export const reported: readonly string[] = ["client", "contract-diff", "openapi-types", "sandbox"];

/** Where the report of a package lies, from the root of the repository. It is committed, and not published. */
export const reportPath = (name: string): string => `packages/${name}/api-report.md`;

/** Writes the reports that are not up to date, and tells which. */
export function writeReports(tell: (line: string) => void): void {
  for (const { path, current, text } of extractAll()) {
    if (current !== text) writeFileSync(root + path, text);
    tell(`${current === text ? "unchanged " : "written   "} ${path}`);
  }
}

/** @throws {CommandFailure} if a report is not what the sources export. */
export function checkReports(): void {
  const stale = extractAll().filter(({ current, text }) => current !== text);
  if (stale.length === 0) return;
  const paths = stale.map(({ path }) => path).join(", ");
  fail(`${paths}: what is exported is not what is reported. Run \`pnpm generate\` and commit the result.`);
}

function extractAll(): { path: string; current: string; text: string }[] {
  return reported.map((name) => {
    const path = reportPath(name);
    return { path, current: read(root + path), text: extractReport(`${root}packages/${name}`) };
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
