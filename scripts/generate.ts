import { readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type CommandOptions, fail, runCommand } from "@conomyhq/command";
import { ContractDocumentError, checkReferences, loadDocument } from "@conomyhq/contract-document";
import { renderContract } from "../packages/client/generator.ts";
import { renderPackage } from "../packages/openapi-types/generator.mts";
import { renderArchitecture } from "./lib/architecture.ts";
import { replaceSection } from "./lib/section.ts";
import { renderSupportedVersions } from "./lib/supported-versions.ts";
import { readPackages, readVersions } from "./lib/workspace.ts";

const usage = `Usage: pnpm generate [--contract | --check]

Writes the files that are made from openapi/conomy.yaml, the sections of Markdown that are made from the workspace, and the
reports of what the published packages export, packages/*/api-report.md.

  --contract  leave out the reports
  --check     write nothing, and leave out the reports; fail if a file is not up to date
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const contractPath = "openapi/conomy.yaml";

interface Generated {
  path: string;
  source: string;
  /** Makes the file from the text of the contract and the file as it is. */
  render(contract: string, current: string): string | Promise<string>;
}

/** What is generated: whole files from the contract, and sections of Markdown files from the workspace. */
const generated: Generated[] = [
  { path: "packages/openapi-types/conomy.generated.d.ts", source: contractPath, render: renderPackage },
  { path: "packages/client/src/contract.generated.ts", source: contractPath, render: renderContract },
  section("CONTRIBUTING.md", "architecture", () => renderArchitecture(readPackages(root))),
  section("SUPPORT.md", "versions", () => renderSupportedVersions(readPackages(root), readVersions(root))),
];

const options = { check: { type: "boolean" }, contract: { type: "boolean" } } satisfies CommandOptions;

await runCommand({ usage, options }, async ({ values }) => {
  const contract = readContract();
  // Everything is rendered before anything is written: a contract that breaks one generator changes no file.
  const files = await Promise.all(
    generated.map(async ({ path, source, render }) => {
      const current = await readFile(root + path, "utf8").catch(() => "");
      return { path, source, current, text: await render(contract, current) };
    }),
  );
  for (const { path, source, current, text } of files) {
    if (current === text) console.log(`unchanged  ${path}`);
    else if (values.check) {
      fail(`${path} is not what ${source} makes of it. Run \`pnpm generate\` and commit the result.`);
    } else {
      await writeFile(`${root}${path}.tmp`, text);
      await rename(`${root}${path}.tmp`, root + path);
      console.log(`written    ${path}`);
    }
  }
  if (values.check || values.contract) return;
  const { writeReports } = await import("@conomyhq/api-report/reports");
  writeReports(console.log);
});

function section(path: string, name: string, content: () => string): Generated {
  const render: Generated["render"] = (_, current) => replaceSection(current, name, content(), path);
  return { path, source: "the workspace", render };
}

/** The contract as every reader sees it: what YAML can say in several ways is written in one. */
function readContract(): string {
  try {
    const contract = loadDocument(root + contractPath, contractPath);
    checkReferences(contract);
    return JSON.stringify(contract.value);
  } catch (error) {
    if (!(error instanceof ContractDocumentError)) throw error;
    return fail(`${error.message.replace(/\.$/, "")}. Correct the YAML; nothing was written.`);
  }
}
