import { globSync } from "node:fs";
import { join } from "node:path";
import { fail, misuse, runCommand } from "@conomyhq/command";
import { checks, shards } from "./lib/shards.ts";
import { addUp } from "./lib/tests.ts";

const usage = `Usage: pnpm test:totals FOLDER

Adds up the reports of all shards. FOLDER holds those of each in a folder that is named for it, such as \`reports-client\`.
`;

await runCommand({ usage, allowPositionals: true }, ({ positionals: [folder, ...more] }) => {
  if (folder === undefined || more.length > 0) misuse("Name one folder.");
  const withTests = Object.keys(shards).filter((name) => shards[name] !== checks);
  const reports = withTests.map((name) => ({ name, paths: globSync(join(folder, `reports-${name}/**/*.json`)) }));
  addUp(reports.flatMap(({ paths }) => paths));
  const missing = reports.filter(({ paths }) => paths.length === 0).map(({ name }) => name);
  if (missing.length > 0) fail(`No report is there of ${missing.join(", ")}; see what these jobs print.`);
});
