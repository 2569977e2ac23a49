import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "conomy-tests-";

/** Gives one run of the tests, and each process that it starts, a folder for temporary files that goes with it. */
export default function temporary(): () => void {
  removeStale(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // The second is the word of Windows.
  for (const name of ["TMPDIR", "TEMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
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
