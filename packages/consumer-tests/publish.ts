import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalRegistry, startRegistry } from "@conomyhq/release/local-registry";
import { createRegistry } from "@conomyhq/release/registry";
import { release } from "@conomyhq/release/release";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of the registry that has the published packages. */
    registry: string;
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The version that the registry has of every package. */
export const version: string = JSON.parse(readFileSync(`${root}packages/client/package.json`, "utf8")).version;

/** Starts a registry, and releases the packages of this workspace to it as they are built, by what `pnpm release` calls. */
export async function publish(): Promise<LocalRegistry> {
  const local = await startRegistry();
  const target = mkdtempSync(join(tmpdir(), "conomy-published-"));
  try {
    await release({
      root,
      registry: createRegistry(local.url, local.env),
      target,
      tag: "latest",
      dryRun: false,
      // The version may not be a released one, and nothing is tagged here.
      isSnapshot: true,
      step: (_, work) => work(),
      note: () => {},
    });
  } catch (error) {
    await local.stop();
    throw error;
  } finally {
    rmSync(target, { recursive: true });
  }
  return local;
}
