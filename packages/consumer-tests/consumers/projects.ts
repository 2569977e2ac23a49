import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { version } from "../publish.ts";
import type { Manager } from "./managers.ts";

const source = join(import.meta.dirname, "../projects");

/** What every package manager installs; pnpm installs all projects, of which four have a Next of their own. */
const everywhere = "bundlers express jest lambda modules nestjs next-15 types-only typescript vitest".split(" ");

/** Copies projects as a workspace for a package manager, that depend on the published packages. */
export function copyProjects(manager: Manager, folder: string): void {
  const isPnpm = manager === "pnpm";
  const names = isPnpm ? globSync("*/", { cwd: source }) : everywhere;
  const others = isPnpm ? ["pnpm-workspace.yaml", "pnpm-lock.yaml"] : [];
  for (const path of [...names, ...others, "options.cjs"]) {
    cpSync(join(source, path), join(folder, path), {
      recursive: true,
      filter: (file) => !file.includes("node_modules"),
    });
  }
  if (!isPnpm) write(join(folder, "package.json"), { name: "consumers", private: true, workspaces: everywhere });
  for (const name of names) {
    const manifest = join(folder, name, "package.json");
    if (existsSync(manifest)) write(manifest, complete(JSON.parse(readFileSync(manifest, "utf8")), isPnpm));
  }
}

const { catalog, catalogs } = parse(readFileSync(join(source, "pnpm-workspace.yaml"), "utf8"));

/** The version that `catalog:` or `catalog:NAME` stands for. */
function versionOf(name: string, range: string): string {
  const [, of] = /^catalog:(.*)/.exec(range) ?? [];
  if (of === undefined) return range;
  return of === "" ? catalog[name] : catalogs[of][name];
}

interface Manifest {
  peerDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
}

/** What waited for the registry becomes a dependency; only pnpm knows the catalog. */
function complete({ peerDependencies = {}, dependencies = {}, ...manifest }: Manifest, knowsCatalog: boolean): object {
  const ours = Object.keys(peerDependencies).map((name) => [name, version]);
  const others = Object.entries(dependencies).map(([name, range]) => [
    name,
    knowsCatalog ? range : versionOf(name, range),
  ]);
  return { ...manifest, version: "1.0.0", dependencies: Object.fromEntries([...ours, ...others]) };
}

function write(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content, null, 2));
}
