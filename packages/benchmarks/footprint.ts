import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";

/** What installing a package brings along. */
export interface Footprint {
  version: string;
  /** How many packages, itself among them. */
  packages: number;
  bytes: number;
  /** Those of the bytes that come from this workspace. */
  own: number;
}

/** Follows a package's dependencies, as installed here. Those of this workspace count as they would be published. */
export function footprint(name: string, from: string = import.meta.dirname): Footprint {
  const root = installedAt(name, from);
  const folders = new Set([root]);
  let own = 0;
  let bytes = 0;
  for (const folder of folders) {
    const size = isForeign(folder) ? bytesIn(folder) : packedBytes(folder);
    bytes += size;
    if (!isForeign(folder)) own += size;
    for (const dependency of Object.keys(manifestOf(folder).dependencies ?? {})) {
      folders.add(installedAt(dependency, folder));
    }
  }
  return { version: manifestOf(root).version, packages: folders.size, bytes, own };
}

function manifestOf(folder: string): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** Where Node would find a package. `require.resolve` would not do: an exports map may hide the manifest. */
function installedAt(name: string, from: string): string {
  const folder = join(from, "node_modules", name);
  if (existsSync(folder)) return realpathSync(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed.`);
  return installedAt(name, dirname(from));
}

function isForeign(folder: string): boolean {
  return folder.split(sep).includes("node_modules");
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? bytesIn(path) : statSync(path).size;
    })
    .reduce((total, size) => total + size, 0);
}

function packedBytes(folder: string): number {
  const target = mkdtempSync(join(tmpdir(), "conomy-pack-"));
  try {
    execFileSync("pnpm", ["pack", "--pack-destination", target], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [tarball = ""] = readdirSync(target);
    execFileSync("tar", ["-xzf", join(target, tarball), "-C", target]);
    return bytesIn(join(target, "package"));
  } finally {
    rmSync(target, { recursive: true });
  }
}
