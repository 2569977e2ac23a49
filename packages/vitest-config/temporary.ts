import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives one run of the tests, and each process that it starts, a folder for temporary files that goes with it. */
export default function temporary(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "conomy-tests-"));
  // The second is the word of Windows.
  for (const name of ["TMPDIR", "TEMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
