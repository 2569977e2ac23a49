import { execFileSync, spawnSync } from "node:child_process";
import { fail } from "@conomyhq/command";

/** The registry that npm is set to, or another. */
export interface Registry {
  isPublished(name: string, version: string): boolean;
  publish(tarball: string, tag: string): void;
}

/**
 * @param url - Default: the registry of npm's settings.
 * @param settings - Environment variables for pnpm.
 */
export function createRegistry(url?: string, settings: Record<string, string> = {}): Registry {
  const env = { ...process.env, ...settings, ...(url !== undefined && { npm_config_registry: url }) };
  return {
    isPublished(name, version) {
      const { status, stdout, stderr } = spawnSync("pnpm", ["view", `${name}@${version}`, "version", "--json"], {
        env,
        encoding: "utf8",
      });
      if (status === 0) return stdout.trim() !== "";
      if (/"code": "(E404|ERR_PNPM_(PACKAGE_NOT_FOUND|NO_MATCHING_VERSION|FETCH_404))"/.test(stdout + stderr))
        return false;
      return fail(`The registry does not say whether ${name}@${version} is published: ${(stderr || stdout).trim()}`);
    },
    publish(tarball, tag) {
      execFileSync("pnpm", ["publish", tarball, "--tag", tag, "--access", "public", "--no-git-checks"], {
        env,
        stdio: ["inherit", "ignore", "inherit"],
      });
    },
  };
}
