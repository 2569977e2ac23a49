import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fail } from "@conomyhq/command";
import { pendingChangesets } from "./changesets.ts";
import { check } from "./check.ts";
import { createTag, hasTag, isClean } from "./git.ts";
import { type ReleaseManifest, writeManifest } from "./manifest.ts";
import { notesOf } from "./notes.ts";
import { pack } from "./pack.ts";
import { type PublishedPackage, publishedPackages } from "./packages.ts";
import { publish } from "./publish.ts";
import type { Registry } from "./registry.ts";
import { checkLicences, writeBills } from "./supply-chain.ts";

/** How a release is made. */
export interface ReleaseOptions {
  /** The folder of the repository, whose packages are built. */
  root: string;
  registry: Registry;
  /** The folder for the tarballs and the notes. */
  target: string;
  /** The dist-tag. Default: `latest`, or that of changesets' pre mode. */
  tag?: string;
  /** Whether everything is only shown. */
  dryRun: boolean;
  /** Whether it is a snapshot: of versions that are not in the tree, so there is nothing to tag. */
  isSnapshot?: boolean;
  /** Does a step and tells of it. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Tells of something that belongs to the step before. */
  note(text: string): void;
}

/**
 * Publishes what is not published yet: packs, checks, writes the release notes, publishes the packed files, and tags. Each
 * step passes over what is done, so that an interrupted release is resumed by calling it again.
 *
 * @throws {CommandFailure} before anything is published, if one package fails a check, or the tree is not that of a release.
 */
export async function release(options: ReleaseOptions): Promise<void> {
  const { root, registry, target, dryRun, isSnapshot = false, step, note } = options;
  const packages = publishedPackages(root);
  const obstacles = isSnapshot ? [] : obstaclesOf(root, packages);
  if (obstacles.length > 0 && !dryRun) fail(obstacles.join("\n"));
  for (const obstacle of obstacles) note(`Not yet: ${obstacle}`);

  rmSync(target, { recursive: true, force: true });
  const packed = await step("Pack", async () => packages.map(({ folder }) => pack(folder, target)));
  const names = packages.map(({ name }) => name);
  const faults = await step("Check", async () => [
    ...(await Promise.all(packed.map((each) => check(each, root)))).flat(),
    ...checkLicences(root, names),
  ]);
  if (faults.length > 0) fail(`Nothing was published.\n${faults.map((fault) => `  ${fault}`).join("\n")}`);

  const tag = options.tag ?? preTag(root) ?? "latest";
  const manifest: ReleaseManifest = {
    tag,
    packages: packages.map(({ name, version, folder }, index) => ({
      ...{ name, version, tarball: basename(packed[index]?.tarball ?? ""), notes: notesOf({ folder, version }) },
    })),
  };
  writeManifest(target, manifest);
  await step("List what comes along", async () => writeBills(root, names, target));
  await step(dryRun ? "Ask the registry" : `Publish as ${tag}`, async () =>
    publish({ folder: target, manifest, registry, dryRun, note }),
  );
  if (!isSnapshot) await step("Tag", async () => packages.forEach(tagCommit));
  if (obstacles.length > 0) fail("This cannot be released yet; the reasons stand above.");

  function tagCommit({ name, version }: PublishedPackage): void {
    const gitTag = `${name}@${version}`;
    if (hasTag(root, gitTag)) note(`${gitTag} exists already.`);
    else if (dryRun) note(`${gitTag} would be made.`);
    else {
      createTag(root, gitTag);
      note(gitTag);
    }
  }
}

/** Why the tree is not the one of a release. */
function obstaclesOf(root: string, packages: PublishedPackage[]): string[] {
  const obstacles = packages
    .filter(({ version }) => version === "0.0.0")
    .map(({ name }) => `${name} has no version yet. Run \`pnpm version-packages\`, and commit.`);
  const pending = pendingChangesets(root).length;
  if (pending > 0 && readPre(root)?.mode !== "pre") {
    obstacles.push(`${pending} changesets are pending. Run \`pnpm version-packages\`, and commit.`);
  }
  if (!isClean(root)) obstacles.push("There are changes that are not committed, and a tag would not name them.");
  return obstacles;
}

function preTag(root: string): string | undefined {
  const pre = readPre(root);
  return pre?.mode === "pre" ? pre.tag : undefined;
}

function readPre(root: string): { mode: string; tag: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(root, ".changeset/pre.json"), "utf8"));
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}
