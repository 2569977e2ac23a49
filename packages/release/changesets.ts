import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The files that say what the next release will bring. In pre mode those of earlier ones are among them. */
export function pendingChangesets(root: string): string[] {
  return readdirSync(join(root, ".changeset")).filter((file) => /(?<!^README)\.md$/i.test(file));
}
