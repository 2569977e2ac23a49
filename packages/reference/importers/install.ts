import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { writeDownloads } from "../downloads.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that holds the installed tools, and what the page offers for download. */
    importers: string;
  }
}

/** Installs the tools outside of this repository, beside the downloads of the page. */
export default async function install(vitest: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-importers-")));
  const filter = (source: string) => !source.endsWith("/node_modules");
  cpSync(import.meta.dirname, folder, { recursive: true, filter });
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await writeDownloads(folder);
  vitest.provide("importers", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
