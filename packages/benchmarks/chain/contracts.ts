import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseContract } from "@conomyhq/contract-document";
import { stringify } from "yaml";
import { githubDocument } from "../../contract-diff/test/large/github/documents.ts";
import { type Enlargeable, enlarge } from "./synthetic.ts";

/** A contract that goes through the chain, and an edit of it. */
export interface Case {
  name: string;
  operations: number;
  /** Files that {@link writeCase} wrote. */
  file: string;
  revision: string;
}

const conomy = fileURLToPath(import.meta.resolve("@conomyhq/openapi/conomy.yaml"));

/** Conomy's contract, with further operations. */
export function synthetic(operations: number, seed?: number): Enlargeable {
  return enlarge(parse(conomy), operations, seed);
}

/** Published descriptions of other APIs. */
export const published: Record<string, () => string> = {
  figma: () => createRequire(import.meta.url).resolve("@figma/rest-api-spec/openapi/openapi.yaml"),
  github: () => githubDocument("api.github.com"),
};

/** Conomy's contract together with all that another one describes, so that client and sandbox know their part of it. */
export function joined(name: string): Enlargeable {
  const [own, other] = [parse(conomy), parse((published[name] as () => string)())];
  for (const [section, parts] of Object.entries(other.components)) {
    const known = (own.components as Record<string, object | undefined>)[section] ?? {};
    const twice = Object.keys(parts).filter((key) => key in known);
    if (twice.length > 0) throw new Error(`${name} and conomy.yaml both have components.${section}.${twice}.`);
    Object.assign(own.components, { [section]: { ...known, ...parts } });
  }
  return { ...own, paths: { ...own.paths, ...other.paths } };
}

/** Writes a contract, and the same with a field less and an operation less. */
export function writeCase(name: string, contract: Enlargeable, folder: string): Case {
  const [file, revision] = [join(folder, "base.yaml"), join(folder, "revision.yaml")];
  const edited = structuredClone(contract);
  const added = Object.keys(contract.paths).filter((path) => !path.startsWith("/customers") && path !== "/auth");
  delete edited.paths[added.at(-1) as string];
  const { Address } = edited.components.schemas as { Address: { properties: Record<string, unknown> } };
  delete Address.properties.zipcode;
  writeFileSync(file, write(contract));
  writeFileSync(revision, write(edited));
  return { name, operations: countOperations(contract), file, revision };
}

function parse(file: string): Enlargeable {
  return parseContract<Enlargeable>(readFileSync(file, "utf8"), file, { numbers: "rounded" }).value;
}

/** As YAML, which is what a contract is written in: it takes longer to read than JSON. */
function write(contract: Enlargeable): string {
  return stringify(contract, { aliasDuplicateObjects: false, lineWidth: 0 });
}

function countOperations({ paths }: Enlargeable): number {
  const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
  return Object.values(paths).flatMap((item) => Object.keys(item as object).filter((key) => methods.includes(key)))
    .length;
}
