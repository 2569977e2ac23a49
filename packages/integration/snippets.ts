import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A TypeScript block of a README. */
export interface Snippet {
  name: string;
  /** Where it is written to be compiled and run: beside this package's own modules, so that its imports are found. */
  file: string;
  code: string;
}

export const folder: string = join(import.meta.dirname, ".readme");

/** The TypeScript blocks of a page of this repository, in order. */
export function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(join(import.meta.dirname, "../..", page), "utf8");
  return [...text.matchAll(/^( *)```ts\n([\s\S]*?)^\1```$/gm)].map(([, margin = "", code = ""], index) => ({
    name: `snippet ${index + 1} of ${page}`,
    file: join(folder, `${page.replaceAll(/\W/g, "-")}-${index + 1}.ts`),
    code: `${code.replaceAll(new RegExp(`^${margin}`, "gm"), "")}\nexport {};\n`,
  }));
}
