import { cpSync, existsSync, globSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "@conomyhq/release/pack";
import { inject } from "vitest";
import type { Published } from "./pack.ts";

/** A new project of a consuming team, outside of this repository. */
export interface Project {
  folder: string;
  remove(): void;
}

/** Which versions of what our packages depend on: the lowest that their ranges allow, or those of the lockfile. */
export type Edge = "lowest" | "locked";

/** Makes a project that has the packed packages, and what they depend on, in its own `node_modules`. */
export function createProject(packages: readonly Published[] = ["client", "openapi-types"], edge?: Edge): Project {
  const folder = mkdtempSync(join(tmpdir(), "conomy-project-"));
  const add = (name: string, source: string) =>
    cpSync(source, join(folder, "node_modules", name), { recursive: true, dereference: true });

  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  const installed: Record<string, string> = {};
  for (const name of packages) {
    const packed = inject("packed")[name];
    add(packed.manifest.name, packed.folder);
    for (const dependency of foreignDependencies(packed.manifest)) {
      installed[dependency] = installedAt(name, dependency, edge);
    }
  }
  // Copies of what the lockfile has installed: a test must not need a registry.
  for (const [name, source] of Object.entries(installed)) add(name, source);
  for (const [name, source] of Object.entries(installed)) {
    const modules = source.slice(0, -name.length);
    for (const beside of globSync(["[!@.]*", "@*/*"], { cwd: modules })) {
      if (!existsSync(join(folder, "node_modules", beside))) add(beside, join(modules, beside));
    }
  }

  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

function foreignDependencies({ dependencies = {} }: Manifest): string[] {
  return Object.keys(dependencies).filter((name) => !name.startsWith("@conomyhq/"));
}

/** Where pnpm keeps a package, with what it depends on beside it. */
function installedAt(dependant: Published, name: string, edge: Edge = "locked"): string {
  const linked =
    edge === "lowest"
      ? join(import.meta.dirname, "node_modules", `${name}-lowest`)
      : join(import.meta.dirname, "..", dependant, "node_modules", name);
  return realpathSync(linked);
}
