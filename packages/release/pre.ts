import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What changesets remembers of its pre mode, if the repository is in it or about to leave it. */
export function readPre(root: string): { mode: string; tag: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(root, ".changeset/pre.json"), "utf8"));
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}
