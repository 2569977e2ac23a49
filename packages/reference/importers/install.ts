import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder that holds the installed tools, and the contract in both forms. */
    importers: string;
  }
}

/** Installs the tools, outside of this repository, and bundles the contract for them. */
export default async function install(vitest: TestProject): Promise<() => void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "conomy-importers-")));
  const filter = (source: string) => !source.endsWith("/node_modules");
  cpSync(import.meta.dirname, folder, { recursive: true, filter });
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ref = join(import.meta.dirname, "../../../openapi/conomy.yaml");
  for (const [name, dereference] of Object.entries({ "with-refs": false, "without-refs": true })) {
    const { parsed } = (await bundle({ ref, config: await createConfig({}), dereference })).bundle;
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(parsed));
  }
  vitest.provide("importers", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
