import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Project } from "./project.ts";

/** Makes an empty project that finds our packages in a registry. */
export function createEmptyProject(registry: string): Project {
  // Runtimes tell where a module really is, and a temporary folder may be a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-project-")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  writeFileSync(join(folder, ".npmrc"), `@conomyhq:registry=${registry}\n`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Installs packages in a project, by npm. */
export function npmInstall({ folder }: Project, ...args: string[]): void {
  execFileSync("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
