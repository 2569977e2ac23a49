import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The published packages, by the folder they live in. */
export const published = ["client", "contract-diff", "openapi-types", "sandbox"] as const;

/** One of them. */
export type Published = (typeof published)[number];

/** A package as npm would serve it. */
export interface PackedPackage {
  name: string;
  /** The folder that it was packed from. */
  source: string;
  /** The `.tgz` file. */
  tarball: string;
  /** Its files, unpacked. */
  folder: string;
}

/** Packs a package of this workspace, built before, into a new temporary folder. */
export function pack(name: Published): PackedPackage {
  const target = mkdtempSync(join(tmpdir(), "conomy-pack-"));
  const source = fileURLToPath(new URL(`../${name}`, import.meta.url));
  execFileSync("pnpm", ["pack", "--pack-destination", target], { cwd: source, stdio: ["ignore", "ignore", "inherit"] });
  const [file = ""] = readdirSync(target);
  execFileSync("tar", ["-xzf", join(target, file), "-C", target]);
  return { name: `@conomyhq/${name}`, source, tarball: join(target, file), folder: join(target, "package") };
}
