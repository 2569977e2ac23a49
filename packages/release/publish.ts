import { join } from "node:path";
import type { ReleaseManifest } from "./manifest.ts";
import type { Registry } from "./registry.ts";

/** What is published, and where. */
export interface PublishOptions {
  /** The folder of the packed files. */
  folder: string;
  manifest: ReleaseManifest;
  registry: Registry;
  /** Whether it is only shown. */
  dryRun: boolean;
  note(text: string): void;
}

/** Publishes the packed files of a release that the registry does not have. */
export function publish({ folder, manifest, registry, dryRun, note }: PublishOptions): void {
  const { tag, packages } = manifest;
  for (const { name, version, tarball } of packages) {
    if (registry.isPublished(name, version)) note(`${name} ${version} is published already.`);
    else if (dryRun) note(`${name} ${version} would be published as ${tag}.`);
    else {
      registry.publish(join(folder, tarball), tag);
      note(`${name} ${version}`);
    }
  }
}
