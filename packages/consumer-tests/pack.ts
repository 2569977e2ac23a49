import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PackedPackage as Packed, pack as packFolder } from "@conomyhq/release/pack";

/** The published packages, by the folder they live in. */
export const published = ["client", "contract-diff", "openapi-types", "sandbox"] as const;

/** One of them. */
export type Published = (typeof published)[number];

/** A package as npm would serve it, in a new temporary folder. */
export interface PackedPackage extends Packed {
  name: string;
}

/** Packs a package of this workspace, built before. */
export function pack(name: Published): PackedPackage {
  const source = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const packed = packFolder(source, mkdtempSync(join(tmpdir(), "conomy-pack-")));
  return { ...packed, name: packed.manifest.name };
}
