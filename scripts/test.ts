import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./lib/command.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const tasks = ["lint", "lint:code", "generate:check", "typecheck", "build", "build:docs", "test"];

// Arguments go to turbo: `pnpm test --force` runs everything anew, `pnpm test --filter=@conomyhq/client` one package.
await run(async () => {
  const { status } = spawnSync(
    "turbo",
    ["run", ...tasks, "--continue=dependencies-successful", ...process.argv.slice(2)],
    { cwd: root, stdio: "inherit" },
  );

  const reports = globSync("{openapi,scripts,packages/*}/reports/*.json", { cwd: root }).map((path) =>
    JSON.parse(readFileSync(`${root}${path}`, "utf8")),
  );
  const sum = (key: string) => reports.reduce((total, report) => total + report[key], 0);
  console.log(`\n${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed`);
  process.exitCode = status ?? 1;
});
