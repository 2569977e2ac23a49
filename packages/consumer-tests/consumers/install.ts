import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createProject } from "../project.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that holds the installed projects. */
    projects: string;
  }
}

/** Installs the projects, outside of this repository, and lets them find the packed packages. */
export default function install(vitest: TestProject): () => void {
  // Runtimes tell where a module really is, and a temporary folder may be a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-consumers-")));
  cpSync(join(import.meta.dirname, "../projects"), folder, {
    recursive: true,
    filter: (source) => !source.endsWith("/node_modules"),
  });
  // Where `link:` of each project leads.
  renameSync(createProject(["client", "openapi-types", "sandbox"]).folder, join(folder, "packed"));
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  vitest.provide("projects", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
