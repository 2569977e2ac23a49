import { execFileSync, spawnSync } from "node:child_process";

/** The registry that npm is set to, or another. */
export interface Registry {
  isPublished(name: string, version: string): boolean;
  publish(tarball: string, tag: string): void;
}

/** By pnpm's defaults a registry that does not listen would be asked for over a minute. */
const patience = ["retries=1", "retry-mintimeout=1000", "retry-maxtimeout=2000", "timeout=10000"];

/**
 * @param url - Default: the registry of npm's settings.
 * @param settings - Environment variables for pnpm.
 * @param provenance - Whether the registry is told which commit and which workflow made a package. Only CI can prove it.
 */
export function createRegistry(url?: string, settings: Record<string, string> = {}, provenance = false): Registry {
  const env = { ...process.env, ...settings };
  const there = url === undefined ? [] : ["--registry", url];
  const how = [...there, "--access", "public", "--no-git-checks", ...(provenance ? ["--provenance"] : [])];
  return {
    isPublished(name, version) {
      const limits = patience.map((limit) => `--config.fetch-${limit}`);
      const query = ["view", `${name}@${version}`, "version", "--json", ...there, ...limits];
      const { status, stdout, stderr } = spawnSync("pnpm", query, { env, encoding: "utf8" });
      if (status === 0) return stdout.trim() !== "";
      if (/"code": "(E404|ERR_PNPM_(PACKAGE_NOT_FOUND|NO_MATCHING_VERSION|FETCH_404))"/.test(stdout + stderr))
        return false;
      throw new Error(`The registry does not say whether ${name}@${version} is published: ${reasonIn(stdout, stderr)}`);
    },
    publish(tarball, tag) {
      execFileSync("pnpm", ["publish", tarball, "--tag", tag, ...how], {
        env,
        stdio: ["inherit", "ignore", "inherit"],
      });
    },
  };
}

/** What pnpm says in JSON of a failure, or else in words. */
function reasonIn(stdout: string, stderr: string): string {
  const [, message] = /"message": "((?:[^"\\]|\\.)*)"/.exec(stdout) ?? [];
  return message ?? (stderr || stdout).trim();
}
