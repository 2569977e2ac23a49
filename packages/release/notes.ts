import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "./packages.ts";

/** The part of a package's changelog that speaks of its present version, without the heading; empty if there is none. */
export function notesOf({ folder, version }: Pick<PublishedPackage, "folder" | "version">): string {
  const path = join(folder, "CHANGELOG.md");
  if (!existsSync(path)) return "";
  const sections = readFileSync(path, "utf8").split(/^## /m);
  const section = sections.find((text) => text.split("\n", 1)[0]?.trim() === version) ?? "";
  return section.slice(version.length).trim();
}
