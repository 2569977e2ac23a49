import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { publish } from "../publish.ts";
import { configure, type Installed, install, type Manager, managers } from "./managers.ts";
import { copyProjects } from "./projects.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that holds the installed projects, in a folder for each package manager. */
    projects: string;
    /** By package manager. */
    installed: Record<string, Installed>;
  }
}

/** Publishes our packages to a registry of this machine, and installs the projects from it, outside of this repository. */
export default async function installProjects(vitest: TestProject): Promise<() => Promise<void>> {
  // Runtimes tell where a module really is, and a temporary folder may be a link.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-consumers-")));
  const registry = await publish();
  const installed: Record<string, Installed> = {};
  const installWith = async (manager: Manager) => {
    const startedAt = performance.now();
    const own = join(folder, manager);
    mkdirSync(own);
    copyProjects(manager, own);
    await configure(manager, own, registry.url);
    await install(manager, own, join(folder, "pnpm"));
    const duration = performance.now() - startedAt;
    const kilobytes = Number.parseInt(execFileSync("du", ["-sk", own], { encoding: "utf8" }), 10);
    installed[manager] = { duration, kilobytes };
  };
  const stop = async () => {
    await registry.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // pnpm brings the other ones.
    await installWith("pnpm");
    for (const { reason } of failures(await Promise.allSettled(managers.slice(1).map(installWith)))) throw reason;
  } catch (error) {
    await stop();
    throw error;
  }
  vitest.provide("projects", folder);
  vitest.provide("registry", registry.url);
  vitest.provide("installed", installed);
  return stop;
}

const failures = (results: PromiseSettledResult<void>[]) =>
  results.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
