import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a release consists of, beside its packed files. Later steps read it, perhaps on another machine. */
export interface ReleaseManifest {
  /** The dist-tag. */
  tag: string;
  /** Each after the ones that it depends on. */
  packages: ReleasedPackage[];
}

/** One package of a release. */
export interface ReleasedPackage {
  name: string;
  version: string;
  /** The name of its packed file. */
  tarball: string;
  /** What its changelog says of this version. */
  notes: string;
}

const file = "release.json";

/** Writes the manifest, and the notes of each package as a file to read. */
export function writeManifest(folder: string, manifest: ReleaseManifest): void {
  mkdirSync(join(folder, "notes"), { recursive: true });
  writeFileSync(join(folder, file), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const { name, notes } of manifest.packages) {
    writeFileSync(join(folder, "notes", `${name.split("/").at(-1)}.md`), `${notes}\n`);
  }
}

/** @throws {Error} if the folder holds no release. */
export function readManifest(folder: string): ReleaseManifest {
  try {
    return JSON.parse(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    throw new Error(`${join(folder, file)} cannot be read. \`pnpm release --dry-run\` writes it.`, { cause: error });
  }
}
