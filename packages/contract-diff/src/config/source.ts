import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type ContractDocument, ContractDocumentError, loadDocument, type Path } from "@conomyhq/contract-document";
import { ContractDiffFailure } from "../failure.ts";
import { topOf } from "../git.ts";

/** A configuration as it is written, in a file that may hold other things too. */
export interface WrittenConfig {
  value: unknown;
  /** `file:line:column` of one of its parts. */
  placeOf(path: Path): string;
}

/** What a repository says about itself. */
export interface Source {
  root: string;
  written?: WrittenConfig;
  /** A contract that is called as most are. */
  usual?: string;
  /** The package at the root, if it is published. */
  published: string[];
}

const configFile = "contract-diff.yaml";
const member = "contract-diff";
const usualNames = ["openapi.yaml", "openapi.yml", "openapi.json"];

/**
 * Finds what a repository says about itself.
 *
 * @throws {ContractDiffFailure} if one of the files cannot be read, or if two of them hold a configuration.
 */
export function findSource(cwd: string, file: string | undefined): Source {
  const root = file === undefined ? (topOf(cwd) ?? cwd) : dirname(resolve(cwd, file));
  const manifest = existsSync(join(root, "package.json")) ? read(join(root, "package.json"), cwd) : undefined;
  const { name, private: isPrivate, [member]: own } = (manifest?.value ?? {}) as Record<string, unknown>;
  const path = file === undefined ? join(root, configFile) : resolve(cwd, file);
  const separate = file !== undefined || existsSync(path) ? read(path, cwd) : undefined;
  if (separate && own !== undefined && file === undefined) {
    const places = `${separate.placeOf([])} and ${manifest?.placeOf([member])}`;
    throw new ContractDiffFailure(`There are two configurations, ${places}. Keep one of them.`, 3);
  }
  const inside = own === undefined ? undefined : manifest && within(manifest, own);
  const written = separate ?? inside;
  const usual = usualNames.find((one) => existsSync(join(root, one)));
  return {
    root,
    ...(written && { written }),
    ...(usual !== undefined && { usual }),
    published: typeof name === "string" && isPrivate !== true ? [name] : [],
  };
}

function within(manifest: ContractDocument, value: unknown): WrittenConfig {
  return { value, placeOf: (path) => manifest.placeOf([member, ...path]) };
}

function read(path: string, cwd: string): ContractDocument {
  const name = relative(cwd, path);
  try {
    return loadDocument(path, name);
  } catch (error) {
    if (error instanceof ContractDocumentError) throw new ContractDiffFailure(`${error.message}.`, 3);
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    throw new ContractDiffFailure(`${name} cannot be read: ${code}.`, 3);
  }
}
