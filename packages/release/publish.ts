import { join } from "node:path";
// By path: the job that publishes has nothing installed that would find it by its name.
import { CommandFailure } from "../command/failure.ts";
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

/**
 * Publishes the packed files of a release that the registry does not have.
 *
 * @throws {CommandFailure} at the first that fails, or when Ctrl+C ends it. It says what is published, and what is not.
 */
export function publish({ folder, manifest, registry, dryRun, note }: PublishOptions): void {
  const { tag, packages } = manifest;
  const left = new Set(packages.map(({ name, version }) => `${name} ${version}`));
  // It reaches the program that publishes, too. This process stays, to say what was done.
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  process.on("SIGINT", stop);
  try {
    for (const { name, version, tarball } of packages) {
      const one = `${name} ${version}`;
      if (registry.isPublished(name, version)) note(`${one} is published already.`);
      else if (dryRun) note(`${one} would be published as ${tag}.`);
      else {
        registry.publish(join(folder, tarball), tag);
        note(one);
      }
      left.delete(one);
    }
  } catch (error) {
    const { message, signal, status } = error as Error & { signal?: string; status?: number };
    const stopped = isStopped || signal === "SIGINT" || status === 130;
    const reason = stopped ? "It was stopped." : message;
    throw new CommandFailure(
      `${reason}\nNot published: ${[...left].join(", ")}. The same command goes on from there.`,
      stopped ? 130 : 1,
    );
  } finally {
    process.off("SIGINT", stop);
  }
}
