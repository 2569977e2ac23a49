import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/**
 * Reads a file of an artifact that somebody else wrote: a link could lead to a secret of whoever reads it.
 *
 * @throws {Error} if it is a symbolic link, has another name (a hard link), or is no file at all.
 */
export function readArtifact(file: string): string {
  const descriptor = openWithoutLinks(file);
  try {
    const { nlink } = fstatSync(descriptor);
    if (nlink !== 1) throw new Error(`${file} is a link to another file, which is not read.`);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

function openWithoutLinks(file: string): number {
  try {
    return openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as { code?: string }).code !== "ELOOP") throw error;
    throw new Error(`${file} is a link to another file, which is not read.`, { cause: error });
  }
}
