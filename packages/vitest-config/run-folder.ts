import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "conomy-tests-";

/** Makes a folder for one run of the tests. Those of runs that were killed go first. */
export function createRunFolder(): { folder: string; remove: () => void } {
  removeStale(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Removes what runs that were killed have left. */
function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = name.match(`^${prefix}(\\d+)-`) ?? [];
    if (pid && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
