import { execFileSync } from "node:child_process";

/** Installs the runtimes and compilers of this folder's lockfile; nothing happens if they are there. */
export default function install(): void {
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
