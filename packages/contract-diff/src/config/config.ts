import { join } from "node:path";
import { locatePolicy, type Policy, type WrittenPolicy } from "../policy/policy.ts";
import type { TypeImpactOptions } from "../types/impact.ts";
import { findSource } from "./source.ts";

/** What the contract diff knows of a repository. */
export interface Config {
  /** The folder that the paths of the configuration start from. */
  root: string;
  /** The contract, from the root; nothing if neither the configuration nor a usual name says where it is. */
  contract?: string;
  /** The branch that others start from. Default: what git says. */
  defaultBranch?: string;
  /** The packages whose users see the contract. Default: the package at the root, if it is published. */
  packages: readonly string[];
  /** How consumers get their types. */
  types: TypeImpactOptions;
  /** Marks the one comment of a pull request that is updated in place. */
  marker: string;
  /** What the repository decided about how its findings are rated. */
  policy: Policy;
}

/** What a configuration says. `config.schema.json` describes it. */
interface Written {
  contract?: string;
  defaultBranch?: string;
  packages?: string[];
  types?: {
    importName?: string;
    aliases?: string[];
    generator?: NonNullable<TypeImpactOptions["generatorOptions"]>;
  };
  marker?: string;
  policy?: WrittenPolicy;
}

/**
 * Reads the configuration of the repository that a folder lies in: `contract-diff.yaml` at its root, or the member
 * `contract-diff` of `package.json` there. Without one, everything has its default.
 *
 * @param file - Another file to read instead, from `cwd`.
 * @throws {ContractDiffFailure} if it cannot be read, or says what `config.schema.json` does not know.
 */
export async function readConfig(cwd: string, file?: string): Promise<Config> {
  const source = findSource(cwd, file);
  if (source.written) await (await import("./check.ts")).checkConfig(source.written);
  const {
    contract,
    defaultBranch,
    packages,
    types = {},
    marker,
    policy = {},
  } = (source.written?.value ?? {}) as Written;
  const { generator, ...names } = types;
  const path = contract ?? source.usual;
  return {
    root: source.root,
    ...(path !== undefined && { contract: join(path) }),
    ...(defaultBranch !== undefined && { defaultBranch }),
    packages: packages ?? source.published,
    types: { ...names, ...(generator && { generatorOptions: generator }) },
    marker: marker ?? "contract-diff",
    policy: locatePolicy(policy, (path) => source.written?.placeOf(path) ?? ""),
  };
}
