import { cpSync } from "node:fs";
import { inject } from "vitest";
import { createEmptyProject } from "../install.ts";
import type { Project } from "../project.ts";

/** Makes a project with the client, as it was installed before the tests. */
export function createInstalledProject(): Project {
  const project = createEmptyProject(inject("registry"));
  cpSync(inject("installedClient"), project.folder, { recursive: true });
  return project;
}
