import { installOnDemand } from "@conomyhq/vitest-config/install";
import type { TestProject } from "vitest/node";
import { createEmptyProject, npmInstall } from "../install.ts";
import { publish } from "../publish.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of a project that npm installed the client in. */
    installedClient: string;
  }
}

/** Brings the runtimes and compilers of this folder's lockfile, and the client from a registry of this machine. */
export default async function install(vitest: TestProject): Promise<() => Promise<void>> {
  installOnDemand(import.meta.dirname);
  const registry = await publish();
  const project = createEmptyProject(registry.url);
  npmInstall(project, "@conomyhq/client");
  vitest.provide("registry", registry.url);
  vitest.provide("installedClient", project.folder);
  return async () => {
    project.remove();
    await registry.stop();
  };
}
