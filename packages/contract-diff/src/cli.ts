import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type CommandInput, type CommandOptions, misuse, runCommand } from "@conomyhq/command";
import { type Comparison, compare } from "./compare.ts";
import { ContractDiffFailure } from "./failure.ts";
import { draftChangeset, writeChangeset } from "./release/draft-changeset.ts";
import { decide, type Gate, readDeclaration } from "./release/gate.ts";
import { formats, render } from "./report/index.ts";
import { explainRule } from "./report/rules.ts";

const contract = "openapi/conomy.yaml";

const usage = `Usage: pnpm contract-diff [BASE [REVISION]] [options]
       pnpm contract-diff explain [RULE]

Says what a change of the contract means: what changed, for whom it breaks, which TypeScript stops compiling, which
release it needs, and whether the changesets of this branch say so.

BASE and REVISION are paths, - for standard input, or REF:path of a git revision. BASE is the contract where this branch
left the default branch, REVISION is openapi/conomy.yaml, unless you name others. \`explain\` says what a rule knows that a
report names in \`decidedBy\`.

  --format FORMAT     ${formats.join(", ")} (default: text)
  --output FILE       write the report to a file instead of standard output
  --write-changeset   if the change needs a release that is not declared, write the changeset to .changeset/
  --no-typescript     do not generate and compare the types
  --no-gate           do not look at changesets
  -h, --help          this text

Exit codes: 0 fine, 1 the changesets do not say what the change needs, 2 called wrongly, 3 an input cannot be used.
`;

const options = {
  format: { type: "string", default: "text" },
  output: { type: "string" },
  "write-changeset": { type: "boolean", default: false },
  typescript: { type: "boolean", default: true },
  gate: { type: "boolean", default: true },
} as const satisfies CommandOptions;

// 1 is the gate's: whatever else goes wrong is no verdict.
const exitCodeOf = (error: unknown) => (error instanceof ContractDiffFailure ? error.exitCode : 3);

await runCommand({ usage, options, allowPositionals: true, allowNegative: true, exitCodeOf }, main);

async function main({ values, positionals }: CommandInput<typeof options, true, true>): Promise<number> {
  if (positionals[0] === "explain") {
    process.stdout.write(explainRule(positionals[1]));
    return 0;
  }
  const { format, output, gate: wantsGate, typescript } = values;
  if (!formats.includes(format)) misuse(`--format ${format} is unknown: ${formats.join(", ")}.`);
  if (positionals.length > 2) misuse("There are at most two contracts to compare.");
  if (positionals[0] === "-" && positionals[1] === "-") misuse("Only one contract can be standard input.");
  if (values["write-changeset"] && !wantsGate) misuse("--write-changeset has to look at changesets.");

  const cwd = process.cwd();
  const [given, revision = contract] = positionals.map((name) => (isAbsolute(name) ? relative(cwd, name) : name));
  const since = given === undefined || wantsGate ? mergeBase(given, cwd) : "HEAD";
  const comparison = await compare(given ?? `${since}:${contract}`, revision, { cwd, typescript });
  const gate = wantsGate ? await judge(comparison, since, cwd, values["write-changeset"]) : undefined;
  write(render(format, comparison, gate), output);
  return gate && !gate.ok ? 1 : 0;
}

/** Holds the changesets against the change. A first version takes nothing from anybody. */
async function judge(comparison: Comparison, since: string, cwd: string, mayWrite: boolean): Promise<Gate | undefined> {
  if (comparison.base === "nothing") return undefined;
  const gate = decide(comparison.bump, await readDeclaration(cwd, since));
  if (gate.ok || !mayWrite) return gate;
  const stub = draftChangeset(comparison);
  if (!stub) return gate;
  const written = writeChangeset(stub, git(cwd, "rev-parse", "--show-toplevel"));
  console.error(written ? `${stub.file} is written.` : `${stub.file} is there already, and left as it is.`);
  return decide(comparison.bump, await readDeclaration(cwd, since));
}

/** Where this branch left the revision that it is compared with, or else the default branch. */
function mergeBase(base: string | undefined, cwd: string): string {
  const [, named] = /^([^:]{2,}):./.exec(base ?? "") ?? [];
  const candidates = named === undefined ? [defaultBranch(cwd), "origin/main", "main"] : [named];
  for (const candidate of candidates) {
    try {
      return git(cwd, "merge-base", candidate, "HEAD");
    } catch {
      // The next one may be there.
    }
  }
  const missing = named === undefined ? "The default branch" : `What ${named} shares with this branch`;
  const hint = base === undefined ? "" : " Without changesets to look at, add --no-gate.";
  throw new ContractDiffFailure(`${missing} is not here. In CI, check out with \`fetch-depth: 0\`.${hint}`, 3);
}

/** On GitHub a pull request may go to another branch than the default one. */
function defaultBranch(cwd: string): string {
  const { GITHUB_BASE_REF: target } = process.env;
  if (target) return `origin/${target}`;
  try {
    return git(cwd, "symbolic-ref", "--short", "refs/remotes/origin/HEAD");
  } catch {
    return "origin/main";
  }
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

function write(report: string, output: string | undefined): void {
  if (output === undefined) {
    process.stdout.write(report);
    return;
  }
  const file = resolve(output);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stripVTControlCharacters(report));
  } catch (error) {
    throw new ContractDiffFailure(`${output} cannot be written: ${(error as { code?: string }).code ?? error}.`, 3);
  }
}
