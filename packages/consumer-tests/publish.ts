import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalRegistry, startRegistry } from "@conomyhq/release/local-registry";
import { publishedPackages } from "@conomyhq/release/packages";
import { createRegistry } from "@conomyhq/release/registry";
import { prepare, publishPrepared, type ReleaseOptions } from "@conomyhq/release/release";

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
    // No tag, and no question whether the tree is that of a release: it need not be.
    const options: ReleaseOptions = {
      root,
      registry: createRegistry(local.url, local.env),
      target,
      dryRun: false,
      build: async () => {},
      step: (_, work) => work(),
      note: () => {},
    };
    await publishPrepared(await prepare(publishedPackages(root), "latest", options), options);
  } catch (error) {
    await local.stop();
    throw error;
  } finally {
    rmSync(target, { recursive: true });
  }
  return local;
}
