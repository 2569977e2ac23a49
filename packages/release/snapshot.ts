import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clone } from "./git.ts";
import { type ReleaseOptions, release } from "./release.ts";

/**
 * Releases what is committed under a dist-tag of its own, with versions such as `0.0.0-NAME-20261130130000`. They are made
 * in a clone, so that nothing of the tree is touched.
 */
export async function releaseSnapshot(name: string, options: ReleaseOptions): Promise<void> {
  const { root, step } = options;
  const folder = mkdtempSync(join(tmpdir(), "conomy-snapshot-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  try {
    await step("Clone, and install", async () => {
      clone(root, folder);
      run("pnpm", "install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent");
    });
    await step(`Version as ${name}`, async () => {
      run("pnpm", "exec", "node", "scripts/version-packages.ts", "--snapshot", name);
      run("pnpm", "exec", "turbo", "run", "build", "--output-logs=errors-only");
    });
    await release({ ...options, root: folder, tag: name, isSnapshot: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
