import { createRunFolder } from "./run-folder.ts";

/** Gives one run of the tests, and each process that it starts, a folder for temporary files that goes with it. */
export default function temporary(): () => void {
  const { folder, remove } = createRunFolder();
  // The second is the word of Windows.
  for (const name of ["TMPDIR", "TEMP"]) process.env[name] = folder;
  return remove;
}
