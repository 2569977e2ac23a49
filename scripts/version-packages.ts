import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail, runCommand } from "@conomyhq/command";
import { parseContract } from "@conomyhq/contract-document";
import { pendingChangesets } from "@conomyhq/release/changesets";
import { checkSnapshotName } from "@conomyhq/release/snapshot-name";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What carries the version in `info.version`, beside the packages. */
const documents = ["openapi/conomy.yaml", "openapi/workflows.arazzo.yaml", "packages/sandbox/src/control/control.yaml"];

const usage = `Usage: pnpm version-packages [--snapshot NAME]

Turns the pending changesets into versions and changelogs, and gives the contract, its journeys, the sandbox's control routes
and the client's User-Agent the version of the packages.
Nothing is committed or published.

  --snapshot NAME  versions such as 0.0.0-NAME-20261130130000; \`pnpm release --snapshot\` calls this in a clone
  -h, --help       this text
`;

await runCommand({ usage, options: { snapshot: { type: "string" } } }, ({ values: { snapshot } }) => {
  if (snapshot !== undefined) checkSnapshotName(snapshot);
  if (pendingChangesets(root).length === 0) fail("No changesets are pending. `pnpm changeset` writes one.");
  const kind = snapshot === undefined ? [] : ["--snapshot", snapshot];
  execFileSync("changeset", ["version", ...kind], { cwd: root, stdio: "inherit" });

  const { version } = JSON.parse(readFileSync(`${root}packages/client/package.json`, "utf8"));
  for (const path of documents) setVersion(path, version);
  execFileSync("node", ["scripts/generate.ts", "--contract"], { cwd: root, stdio: "inherit" });
  console.log(`${documents.join(", ")} and the packages made from them are at ${version}.`);
});

/** Only these characters change: a document that is parsed and written again would lose its layout. */
function setVersion(path: string, version: string): void {
  const text = readFileSync(root + path, "utf8");
  const range = parseContract(text, path).rangeOf(["info", "version"]);
  if (!range) fail(`${path}: info.version is missing.`);
  const [start, end] = range;
  writeFileSync(`${root}${path}.tmp`, text.slice(0, start) + version + text.slice(end));
  renameSync(`${root}${path}.tmp`, root + path);
}
