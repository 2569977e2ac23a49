import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ContractInput, emptyContract, readContract } from "./contract/load.ts";
import { checkValidity } from "./contract/validity.ts";
import { ContractDiffFailure } from "./failure.ts";
import { findKnownValueChanges } from "./find/known-values.ts";
import { Redocly } from "./find/redocly.ts";
import { type Bump, type EngineChange, runEngine } from "./find/redocly-diff.ts";
import { prove } from "./proof/prove.ts";
import { type Change, largest, rate } from "./rate/rate.ts";
import { findImpacts, type TypeImpact, type TypeImpactOptions } from "./types/find-impacts.ts";
import { TypesUnavailable } from "./types/generate.ts";

/** How the consumers of this repository's contract get their types. */
const consumers: TypeImpactOptions = {
  importName: "@conomyhq/openapi-types",
  generatorOptions: {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  },
};

/** What lies between two contracts. */
export interface Comparison {
  base: string;
  revision: string;
  /** The release that the change needs: the larger of what breaks on the wire and what stops compiling. */
  bump: Bump;
  changes: Change[];
  typescript: TypeImpact[];
  /** Why the types were not compared, if they were not. */
  typescriptSkipped?: string;
}

/** Options of {@link compare}. */
export interface CompareOptions {
  /** Where paths and git revisions are looked up. */
  cwd: string;
  /** Whether to generate and compare the types. */
  typescript: boolean;
  /** The engine to ask. Default: one that is started for this comparison, and ended. */
  engine?: Redocly;
}

/**
 * Compares two contracts.
 *
 * @param base - A path, `-`, or `REF:path`. If the revision exists without the file, everything counts as added.
 * @param revision - Likewise, but it has to be there.
 * @throws {ContractDiffFailure} if one of them cannot be read or compared.
 */
export async function compare(base: string, revision: string, options: CompareOptions): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), "contract-diff-"));
  try {
    const after = readContract(revision, folder, options.cwd);
    if (!after) throw new ContractDiffFailure(`${revision} does not exist in that git revision.`, 3);
    const existing = readContract(base, folder, options.cwd);
    const before = existing ?? emptyContract(after, folder);
    for (const input of [before, after]) await checkValidity(input);
    const found = await find(before, after, options.engine);
    const rated = rate(found, before, after);
    // Nobody used what was not there: a first version breaks nothing.
    const changes = existing
      ? prove(rated, found, before, after)
      : rated.map((change) => ({ ...change, level: "minor" as const }));
    const { typescript, typescriptSkipped } = await compareTypes(before, after, {
      ...options,
      typescript: options.typescript && !!existing,
    });
    return {
      base: before.name,
      revision: after.name,
      bump: largest([...changes.map(({ level }) => level), typescript.length > 0 ? "major" : "none"]),
      changes,
      typescript,
      ...(typescriptSkipped !== undefined && { typescriptSkipped }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function find(before: ContractInput, after: ContractInput, shared?: Redocly): Promise<EngineChange[]> {
  if (!shared) {
    await using engine = new Redocly();
    return await find(before, after, engine);
  }
  return [...(await runEngine(before, after, shared)), ...findKnownValueChanges(before, after)];
}

async function compareTypes(
  base: ContractInput,
  revision: ContractInput,
  options: CompareOptions,
): Promise<Pick<Comparison, "typescript" | "typescriptSkipped">> {
  if (!options.typescript) return { typescript: [], typescriptSkipped: "That was asked for." };
  try {
    return { typescript: await findImpacts({ base, revision }, consumers) };
  } catch (error) {
    if (!(error instanceof TypesUnavailable)) throw error;
    return { typescript: [], typescriptSkipped: error.message };
  }
}
