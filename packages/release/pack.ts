import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What is used here of a `package.json`. */
export interface Manifest {
  name: string;
  version: string;
  license?: string;
  files?: string[];
  exports?: Record<string, unknown>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
}

/** A package as npm would serve it. */
export interface PackedPackage {
  /** Its `package.json` as it is in the tarball. */
  manifest: Manifest;
  /** The folder that it was packed from. */
  source: string;
  /** The `.tgz` file. */
  tarball: string;
  /** Its files, unpacked. */
  folder: string;
}

/**
 * Packs a package that was built before.
 *
 * @param source - The folder of the package.
 * @param target - The folder for the tarball, and for its files in a folder of the same name. What is there of the same
 *   package is replaced.
 */
export function pack(source: string, target: string): PackedPackage {
  mkdirSync(target, { recursive: true });
  const output = execFileSync("pnpm", ["pack", "--json", "--pack-destination", target], {
    cwd: source,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  const { filename } = JSON.parse(output.slice(output.indexOf("{")));
  const tarball = filename.startsWith("/") ? filename : join(target, filename);
  const folder = tarball.replace(/\.tgz$/, "");
  rmSync(folder, { recursive: true, force: true });
  execFileSync("tar", ["-xzf", tarball, "-C", target]);
  renameSync(join(target, "package"), folder);
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { manifest, source, tarball, folder };
}
