import { globSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ReportedTest, tableOf } from "./combinations.ts";
import { runWithRemoteCache } from "./remote-cache.ts";

interface Suite {
  assertionResults: ReportedTest[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs tasks of the workspace, and closes with how many tests passed and failed, and a table of combinations if they tell of some.
 *
 * @param report - What the task with the tests calls its report.
 * @param options - Those of turbo. Default: the command's arguments.
 */
export async function runTests(
  tasks: readonly string[],
  report: string,
  options: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const find = () =>
    globSync(`{openapi,scripts,packages/*}/reports/${report}`, { cwd: root }).map((path) => root + path);
  // Those of an earlier run would be added up as well, if a task fails before its tests. turbo brings cached ones back.
  for (const path of find()) rmSync(path);
  process.exitCode = await runWithRemoteCache([...tasks, "--continue=dependencies-successful", ...options]);
  addUp(find());
}

/** Prints what the reports say together. */
export function addUp(paths: readonly string[]): void {
  const reports = paths.map((path) => JSON.parse(readFileSync(path, "utf8")));
  const suites: Suite[] = reports.flatMap(({ testResults }) => testResults);
  const table = tableOf(suites.flatMap(({ assertionResults }) => assertionResults));
  if (table) console.log(`\n${table}`);
  const sum = (key: string) => reports.reduce((total, report) => total + report[key], 0);
  console.log(`\n${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed`);
}
