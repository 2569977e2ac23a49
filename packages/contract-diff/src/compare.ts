import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bump, largest } from "./bump.ts";
import { type Change, operationsOf } from "./change.ts";
import { Contract, type Versions } from "./contract/contract.ts";
import { type ContractInput, emptyContract, readContract } from "./contract/load.ts";
import { operationIdsOf } from "./contract/path-operations.ts";
import { checkValidity } from "./contract/validity.ts";
import { ContractDiffFailure } from "./failure.ts";
import { find } from "./find/find.ts";
import { engine } from "./find/redocly.ts";
import { applyPolicy, type Judged } from "./policy/apply.ts";
import { noPolicy, type Policy } from "./policy/policy.ts";
import { prove } from "./proof/prove.ts";
import { rate } from "./rate/rate.ts";
import { firstVersion } from "./rate/rules/verdicts.ts";
import { withCause } from "./types/cause.ts";
import { typesHost } from "./types/host.ts";
import type { TypeImpact, TypeImpactOptions } from "./types/impact.ts";

/** What lies between two contracts. */
export interface Comparison {
  /** The name of the contract before the change. */
  base: string;
  /** The name of the contract with the change. */
  revision: string;
  /** The release that the change needs: the larger of what breaks on the wire and what stops compiling. */
  bump: Bump;
  changes: Judged<Change>[];
  typescript: Judged<TypeImpact>[];
  /** Why the types were not compared, if they were not. */
  typescriptSkipped?: string;
  /** The `operationId`s of the operations that changes reach, by method and path, where the revision has them. */
  operationIds?: Record<string, string>;
  /** Faults in the documents or in the policy that do not prevent the comparison, with file and line. */
  warnings?: string[];
}

/** Options of {@link compare}. */
export interface CompareOptions {
  /** Where paths and git revisions are looked up. */
  cwd: string;
  /** Whether to generate and compare the types. */
  typescript: boolean;
  /** How consumers get their types. Default: from a file that they generated. */
  types?: TypeImpactOptions;
  /** What the repository decided about how findings are rated. Default: nothing. */
  policy?: Policy;
  /** The day for which the policy is read, as `YYYY-MM-DD`. Default: today, in UTC. */
  today?: string;
}

/**
 * Compares two contracts.
 *
 * @param base - A path, `-`, or `REF:path`. If the revision exists without the file, everything counts as added.
 * @param revision - Likewise, but it has to be there.
 * @throws {ContractDiffFailure} if one of them cannot be read or compared.
 */
export async function compare(base: string, revision: string, options: CompareOptions): Promise<Comparison> {
  engine.start();
  if (options.typescript) typesHost.start();
  const folder = mkdtempSync(join(tmpdir(), "contract-diff-"));
  try {
    const { baseInput, revisionInput, isFirst } = load(base, revision, folder, options.cwd);
    const versions = { base: new Contract(baseInput), revision: new Contract(revisionInput) };
    // The types are compared in a process of their own, and so is the rest by the engine. Meanwhile this one checks.
    const typing = compareTypes(versions, options.typescript && !isFirst, options.types);
    const finding = find(versions);
    // Of a document that is no OpenAPI the check says more than they do.
    for (const other of [typing, finding]) other.catch(() => {});
    const warnings = await checkValidity(baseInput, revisionInput);
    const rated = rate(await finding, versions);
    const proven = isFirst ? rated.map(asAddition) : prove(rated, versions);
    const { typescript, ...skipped } = await typing;
    const { policy = noPolicy, today = new Date().toISOString().slice(0, 10) } = options;
    const judged = applyPolicy(
      {
        changes: proven.map((change) => excerpted(change, versions, isFirst)),
        typescript: typescript.map((impact) => withCause(impact, proven)),
      },
      versions,
      policy,
      today,
    );
    const remarks = [...warnings, ...judged.warnings];
    return {
      base: versions.base.name,
      revision: versions.revision.name,
      bump: largest([...judged.changes, ...judged.typescript].map(({ level }) => level)),
      changes: judged.changes,
      typescript: judged.typescript,
      operationIds: operationIdsOf(versions.revision, judged.changes.flatMap(operationsOf)),
      ...(remarks.length > 0 && { warnings: remarks }),
      ...skipped,
    };
  } catch (error) {
    for (const host of [engine, typesHost]) host.stop();
    throw isTooDeep(error) ? new ContractDiffFailure(tooDeep, 3) : error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whoever validates and compares follows references by recursion, which ends at some hundreds from one to the next. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message === overflow;
}

const overflow = "Maximum call stack size exceeded";

const tooDeep =
  "The contract cannot be compared: its schemas form a chain of hundreds of references. Shorten the chain.";

function load(
  base: string,
  revision: string,
  folder: string,
  cwd: string,
): { baseInput: ContractInput; revisionInput: ContractInput; isFirst: boolean } {
  const revisionInput = readContract(revision, folder, cwd);
  if (!revisionInput) throw new ContractDiffFailure(`${revision} does not exist in that git revision.`, 3);
  const baseInput = readContract(base, folder, cwd);
  return { baseInput: baseInput ?? emptyContract(revisionInput, folder), revisionInput, isFirst: !baseInput };
}

function asAddition(change: Change): Change {
  return { ...change, level: "minor", decidedBy: firstVersion.id, because: firstVersion.because };
}

/** What is compared with a first version was never written. */
function excerpted(change: Change, { base, revision }: Versions, isFirst: boolean): Change {
  const excerpts = {
    ...(change.base && !isFirst && { base: base.excerptOf(change.base.pointer) }),
    ...(change.revision && { revision: revision.excerptOf(change.revision.pointer) }),
  };
  return { ...change, excerpts };
}

async function compareTypes(
  { base, revision }: Versions,
  isWanted: boolean,
  options: TypeImpactOptions | undefined,
): Promise<{ typescript: TypeImpact[]; typescriptSkipped?: string }> {
  if (!isWanted) return { typescript: [], typescriptSkipped: "--no-typescript was given." };
  const outcome = await typesHost.ask({ base: base.readable, revision: revision.readable, options });
  if ("impacts" in outcome) return { typescript: outcome.impacts };
  if ("unavailable" in outcome) return { typescript: [], typescriptSkipped: outcome.unavailable };
  throw new ContractDiffFailure(
    outcome.refusal === overflow ? tooDeep : `The types cannot be compared: ${outcome.refusal}`,
    3,
  );
}
