import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a text lies in any file of a folder, as it is or inside of something in Base64. */
export function isOnDisk(folder: string, text: string): boolean {
  const forms = [text, ...[0, 1, 2].map((offset) => insideBase64(text, offset))];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .some((content) => forms.some((form) => content.includes(form)));
}

/** What is sure to be seen of a text in the Base64 of a longer one, where it begins at an offset. */
function insideBase64(text: string, offset: number): string {
  const encoded = Buffer.from(" ".repeat(offset) + text).toString("base64");
  // The first and the last four characters also depend on the neighbours.
  return encoded.slice(4, -4);
}
