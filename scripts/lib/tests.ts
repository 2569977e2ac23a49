import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs tasks of the workspace, and closes with how many tests passed and failed. The command's arguments go to turbo.
 *
 * @param report - What the task with the tests calls its report.
 */
export function runTests(tasks: string[], report: string): void {
  const { status } = spawnSync(
    "turbo",
    ["run", ...tasks, "--continue=dependencies-successful", ...process.argv.slice(2)],
    { cwd: root, stdio: "inherit" },
  );

  const reports = globSync(`{openapi,scripts,packages/*}/reports/${report}`, { cwd: root }).map((path) =>
    JSON.parse(readFileSync(`${root}${path}`, "utf8")),
  );
  const sum = (key: string) => reports.reduce((total, report) => total + report[key], 0);
  console.log(`\n${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed`);
  process.exitCode = status ?? 1;
}
