import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail, runCommand } from "@conomyhq/command";
import { parseContract } from "@conomyhq/contract-document";

const root = fileURLToPath(new URL("..", import.meta.url));
const contractPath = "openapi/conomy.yaml";

const usage = `Usage: pnpm version-packages [--snapshot NAME]

Turns the pending changesets into versions and changelogs, and gives the contract and the client the same version.
Nothing is committed or published.

  --snapshot NAME  versions such as 0.0.0-NAME-20261130130000; \`pnpm release --snapshot\` calls this in a clone
  -h, --help       this text
`;

await runCommand({ usage, options: { snapshot: { type: "string" } } }, ({ values: { snapshot } }) => {
  const kind = snapshot === undefined ? [] : ["--snapshot", snapshot];
  execFileSync("changeset", ["version", ...kind], { cwd: root, stdio: "inherit" });

  const { version } = JSON.parse(readFileSync(`${root}packages/client/package.json`, "utf8"));
  const contract = readFileSync(root + contractPath, "utf8");
  const range = parseContract(contract, contractPath).rangeOf(["info", "version"]);
  if (!range) fail(`${contractPath}: info.version is missing.`);

  // Only these characters change: a document that is parsed and written again would lose its layout.
  const [start, end] = range;
  writeFileSync(`${root}${contractPath}.tmp`, contract.slice(0, start) + version + contract.slice(end));
  renameSync(`${root}${contractPath}.tmp`, root + contractPath);
  execFileSync("node", ["scripts/generate.ts", "--contract"], { cwd: root, stdio: "inherit" });
  console.log(`${contractPath} and the published packages are at ${version}.`);
});
