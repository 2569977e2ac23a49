import { execFileSync } from "node:child_process";

/**
 * Installs what only some tests need, from a folder with a lockfile of its own, so that the repository's first command
 * brings none of it. Nothing happens if it is there already.
 */
export function installOnDemand(folder: string): void {
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
