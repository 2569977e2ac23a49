import { readFileSync } from "node:fs";
import { type CommandInput, type CommandOptions, misuse, runCommand } from "@conomyhq/command";
import { ContractDiffFailure } from "./failure.ts";
import { engine } from "./find/redocly.ts";
import { formats } from "./report/formats.ts";
import { typesHost } from "./types/host.ts";

const usage = `Usage: contract-diff [BASE [REVISION]] [options]
       contract-diff explain [RULE]
       contract-diff comment REPORT.md

Says what a change of the contract means: what changed, for whom it breaks, which TypeScript stops compiling, which
release it needs, and whether the changesets of this branch say so.

BASE and REVISION are paths, - for standard input, or REF:path of a git revision. Unless you name others, REVISION is the
contract that contract-diff.yaml names, and BASE the same where this branch left the default branch. \`explain\` says what a
rule knows that a report names in \`decidedBy\`. \`comment\` posts a report of \`--format markdown\` to its pull request on
GitHub, or updates it there: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_EVENT_PATH (of \`workflow_run\` or \`pull_request\`)
have to be set.

  --config FILE       read this instead of contract-diff.yaml, or "contract-diff" in package.json, at the repository's root
  --fingerprints      show in text the fingerprint by which the policy can accept each finding; JSON always does
  --format FORMAT     ${formats.join(", ")} (default: text)
  --reference LINK    in html, lead from each operation to its place in a reference: LINK has {operationId} in it, or
                      {operationid} for the same in lower case
  --output FILE       write the report to a file instead of standard output
  --write-changeset   if the change needs a release that is not declared, write the changeset to .changeset/
  --no-typescript     do not generate and compare the types
  --no-gate           do not look at changesets
  --version           the version of this package
  -h, --help          this text

Exit codes: 0 fine, 1 the changesets do not say what the change needs, or GitHub refused the comment, 2 called wrongly,
3 an input cannot be used.
`;

const options = {
  config: { type: "string" },
  fingerprints: { type: "boolean", default: false },
  format: { type: "string", default: "text" },
  reference: { type: "string" },
  output: { type: "string" },
  "write-changeset": { type: "boolean", default: false },
  typescript: { type: "boolean", default: true },
  gate: { type: "boolean", default: true },
} as const satisfies CommandOptions;

const version = () => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

// 1 is the gate's: whatever else goes wrong is no verdict.
const exitCodeOf = (error: unknown) => (error instanceof ContractDiffFailure ? error.exitCode : 3);

/** Runs the command, and sets the exit code of the process. */
export function contractDiff(args: string[]): Promise<void> {
  return runCommand({ args, usage, options, allowPositionals: true, allowNegative: true, exitCodeOf, version }, main);
}

async function main({ values, positionals }: CommandInput<typeof options, true, true>): Promise<number> {
  if (positionals[0] === "explain") {
    const { explainRule } = await import("./report/rules.ts");
    process.stdout.write(explainRule(positionals[1]));
    return 0;
  }
  if (positionals[0] === "comment") {
    const [{ post }, { readConfig }] = await Promise.all([import("./github/post.ts"), import("./config/config.ts")]);
    const { marker } = await readConfig(process.cwd(), values.config);
    return await post(positionals.slice(1), marker);
  }
  const { format, reference, gate, typescript, "write-changeset": mayWrite } = values;
  if (!formats.some((one) => one === format)) misuse(`--format ${format} is unknown: ${formats.join(", ")}.`);
  if (reference !== undefined) checkReference(reference);
  if (positionals.length > 2) misuse("There are at most two contracts to compare.");
  if (positionals[0] === "-" && positionals[1] === "-") misuse("Only one contract can be standard input.");
  if (mayWrite && !gate) misuse("--write-changeset needs the changesets; do not combine it with --no-gate.");
  // These start while the rest is still loaded.
  engine.start();
  if (typescript) typesHost.start();
  const { diff } = await import("./diff.ts");
  return await diff(positionals, { ...values, mayWrite, cwd: process.cwd() });
}

function checkReference(link: string): void {
  if (!/\{operationid\}/i.test(link)) misuse(`--reference ${link} has no {operationId} in it.`);
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(link)) misuse(`--reference ${link} has to be a path, or begin with http.`);
}
