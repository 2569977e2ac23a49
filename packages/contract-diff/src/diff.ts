import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { misuse } from "@conomyhq/command";
import { compare } from "./compare.ts";
import { type Config, readConfig } from "./config/config.ts";
import { ContractDiffFailure } from "./failure.ts";
import { hasChangesets, mergeBase } from "./release/branch.ts";
import { render } from "./report/index.ts";
import type { ReportOptions } from "./report/renderer.ts";

/** What the command was called with. */
interface DiffOptions extends ReportOptions {
  cwd: string;
  config?: string | undefined;
  format: string;
  output?: string | undefined;
  typescript: boolean;
  gate: boolean;
  mayWrite: boolean;
}

/**
 * Compares two contracts and writes the report.
 *
 * @param contracts - Their names, as far as they were given.
 * @returns the exit code.
 */
export async function diff(contracts: readonly string[], options: DiffOptions): Promise<number> {
  const { cwd, typescript, mayWrite } = options;
  const config = await readConfig(cwd, options.config);
  const [base, revision = ownContract(config, cwd)] = contracts.map((name) =>
    isAbsolute(name) ? relative(cwd, name) : name,
  );
  const isGated = options.gate && hasChangesets(cwd);
  if (mayWrite && !isGated) {
    misuse("--write-changeset writes into .changeset, and there is no such folder: `changeset init` makes it.");
  }
  const since = base === undefined || isGated ? mergeBase(cwd, base, config.defaultBranch) : undefined;
  const { packages, policy, types } = config;
  const given = base ?? `${since}:${ownContract(config, cwd)}`;
  const comparison = await compare(given, revision, { cwd, typescript, types, policy });
  const branch = { cwd, packages, since: isGated ? since : undefined, mayWrite };
  const gate = options.gate ? await (await import("./release/judge.ts")).judge(comparison, branch) : undefined;
  write(render(options.format, comparison, gate, options), options.output);
  return gate && !gate.ok ? 1 : 0;
}

/** The contract that the configuration names, from the working folder. */
function ownContract({ root, contract }: Config, cwd: string): string {
  if (contract !== undefined) return relative(cwd, join(root, contract));
  throw new ContractDiffFailure(
    "The path of the contract is not configured. Write `contract: PATH` into contract-diff.yaml, or name two contracts to compare.",
    2,
  );
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
