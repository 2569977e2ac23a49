import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "@conomyhq/command";
import { pendingChangesets } from "./changesets.ts";
import { clone } from "./git.ts";
import { publishedPackages } from "./packages.ts";
import { prepare, publishPrepared, type ReleaseOptions } from "./release.ts";

/**
 * Releases what is committed under a dist-tag of its own, with versions such as `0.0.0-NAME-20261130130000`. They are made
 * in a clone, so that nothing of the tree is touched. What no changeset names has no such version, and is left out.
 *
 * @throws {CommandFailure} if no package is left.
 */
export async function releaseSnapshot(name: string, options: ReleaseOptions): Promise<void> {
  const { root, registry, step, note } = options;
  await step("Ask the registry", async () => {
    for (const { name, version } of publishedPackages(root).slice(0, 1)) registry.isPublished(name, version);
  });
  const folder = mkdtempSync(join(tmpdir(), "conomy-snapshot-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  try {
    clone(root, folder);
    const hint = "`pnpm changeset` writes one, for the packages to release; commit it.";
    if (pendingChangesets(folder).length === 0) fail(`A snapshot needs a changeset, and none is committed. ${hint}`);
    await step("Clone, and install", async () =>
      run("pnpm", "install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent"),
    );
    await step(`Version as ${name}`, async () =>
      run("pnpm", "exec", "node", "scripts/version-packages.ts", "--snapshot", name),
    );
    const all = publishedPackages(folder);
    const packages = all.filter(({ version }) => version.includes(`-${name}-`));
    if (packages.length === 0) fail(`There is nothing to release as ${name}: no changeset names a package. ${hint}`);
    for (const other of all.filter((each) => !packages.includes(each))) {
      note(`${other.name} gets no ${name}: no changeset names it.`);
    }
    const build = async () => void run("pnpm", "exec", "turbo", "run", "build", "--output-logs=errors-only");
    const inClone = { ...options, root: folder, build };
    await publishPrepared(await prepare(packages, name, inClone), inClone);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
