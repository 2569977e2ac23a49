import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pack, published } from "./pack.ts";

/** A new project of a consuming team, outside of this repository. */
export interface Project {
  folder: string;
  remove(): void;
}

/** Makes a project that has the packed packages, and what they depend on, in its own `node_modules`. */
export function createProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), "conomy-project-"));
  const add = (name: string, source: string) =>
    cpSync(source, join(folder, "node_modules", name), { recursive: true, dereference: true });

  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  for (const { name, tarball, folder: unpacked } of published.map(pack)) {
    add(name, unpacked);
    rmSync(dirname(tarball), { recursive: true });
  }
  // Copies of what the lockfile has installed: a test must not need a registry.
  const installed = realpathSync(fileURLToPath(new URL("../client/node_modules/openapi-fetch", import.meta.url)));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers"]) add(name, join(dirname(installed), name));

  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
