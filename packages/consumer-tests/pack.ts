import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PackedPackage, pack } from "@conomyhq/release/pack";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The published packages as npm would serve them, by the folder they live in. */
    packed: Record<Published, PackedPackage>;
  }
}

const published = ["client", "contract-diff", "openapi-types", "sandbox"] as const;

/** One of the published packages, by the folder they live in. */
export type Published = (typeof published)[number];

/** Packs what was built before, once for all tests, which only read it. */
export default function packAll(vitest: TestProject): void {
  const target = mkdtempSync(join(tmpdir(), "conomy-pack-"));
  const packed = published.map((name) => [name, pack(fileURLToPath(new URL(`../${name}`, import.meta.url)), target)]);
  vitest.provide("packed", Object.fromEntries(packed));
}
