import { rmSync } from "node:fs";
import { basename } from "node:path";
import { fail } from "@conomyhq/command";
import { check } from "./check.ts";
import { commitOf, createTag } from "./git.ts";
import { type ReleaseManifest, writeManifest } from "./manifest.ts";
import { notesOf } from "./notes.ts";
import { obstaclesOf, tagOf } from "./obstacles.ts";
import { pack } from "./pack.ts";
import { type PublishedPackage, publishedPackages } from "./packages.ts";
import { readPre } from "./pre.ts";
import { publish } from "./publish.ts";
import type { Registry } from "./registry.ts";
import { checkLicences, writeBills } from "./supply-chain.ts";

/** How a release is made. */
export interface ReleaseOptions {
  /** The folder of the repository. */
  root: string;
  registry: Registry;
  /** The folder for the tarballs and the notes. */
  target: string;
  /** Whether everything is only shown. */
  dryRun: boolean;
  /** Builds the packages. */
  build(): Promise<void>;
  /** Does a step and tells of it. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Tells of something that belongs to the step before. */
  note(text: string): void;
}

/**
 * Publishes what is not published yet: asks the registry, builds, packs, checks, writes the release notes, tags, and publishes
 * the packed files. Each step passes over what is done, so that an interrupted release is resumed by calling it again.
 *
 * @throws {CommandFailure} before anything is tagged or published, if the registry does not respond, the tree is not that of a
 * release, or one package fails a check.
 */
export async function release(options: ReleaseOptions): Promise<void> {
  const { root, registry, dryRun, step, note } = options;
  const packages = publishedPackages(root);
  const missing = await step("Ask the registry", async () =>
    packages.filter(({ name, version }) => !registry.isPublished(name, version)),
  );
  const obstacles = obstaclesOf(root, packages, missing);
  if (obstacles.length > 0 && !dryRun) fail(obstacles.join("\n"));
  for (const obstacle of obstacles) note(`Not yet: ${obstacle}`);

  const pre = readPre(root);
  const manifest = await prepare(packages, pre?.mode === "pre" ? pre.tag : "latest", options);
  // Before it is published: what was published cannot be taken back, and git may refuse, for want of a key to sign with.
  await step("Tag", async () => missing.forEach(tagCommit));
  await publishPrepared(manifest, options);
  if (obstacles.length > 0) fail("This cannot be released yet; the reasons stand above.");

  function tagCommit(each: PublishedPackage): void {
    const tag = tagOf(each);
    if (commitOf(root, tag) !== undefined) note(`${tag} exists already.`);
    else if (dryRun) note(`${tag} would be made.`);
    else {
      createTag(root, tag);
      note(tag);
    }
  }
}

/**
 * Builds, packs and checks packages, and writes what their release consists of.
 *
 * @param tag - The dist-tag.
 * @throws {CommandFailure} if one package fails a check.
 */
export async function prepare(
  packages: PublishedPackage[],
  tag: string,
  { root, target, build, step }: ReleaseOptions,
): Promise<ReleaseManifest> {
  await step("Build", build);
  rmSync(target, { recursive: true, force: true });
  const packed = await step("Pack", async () => packages.map(({ folder }) => pack(folder, target)));
  const names = packages.map(({ name }) => name);
  const faults = await step("Check", async () => [
    ...(await Promise.all(packed.map((each) => check(each, root)))).flat(),
    ...checkLicences(root, names),
  ]);
  if (faults.length > 0) fail(`Nothing was published.\n${faults.map((fault) => `  ${fault}`).join("\n")}`);

  const manifest: ReleaseManifest = {
    tag,
    packages: packages.map(({ name, version, folder }, index) => ({
      ...{ name, version, tarball: basename(packed[index]?.tarball ?? ""), notes: notesOf({ folder, version }) },
    })),
  };
  writeManifest(target, manifest);
  await step("List what comes along", async () => writeBills(root, names, target));
  return manifest;
}

/** Publishes what was prepared, and tells of it. */
export async function publishPrepared(manifest: ReleaseManifest, options: ReleaseOptions): Promise<void> {
  const { target, registry, dryRun, step, note } = options;
  await step(`Publish as ${manifest.tag}`, async () => publish({ folder: target, manifest, registry, dryRun, note }));
}
