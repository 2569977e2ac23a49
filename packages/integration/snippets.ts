import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** A TypeScript block of a README. */
export interface Snippet {
  name: string;
  /** Where it is written to be compiled and run: beside this package's own modules, so that its imports are found. */
  file: string;
  code: string;
}

/** Where a test file keeps the snippets that it runs. */
export function folderOf(test: string): string {
  return join(import.meta.dirname, ".readme", basename(test, ".test.ts"));
}

/** The TypeScript blocks of a page of this repository, in order. One that starts with a file's name becomes that file. */
export function snippetsOf(page: string, folder: string): Snippet[] {
  const text = readFileSync(join(import.meta.dirname, "../..", page), "utf8");
  return [...text.matchAll(/^( *)```ts\n(?:\/\/ (\w+\.ts)\n)?([\s\S]*?)^\1```$/gm)].map(
    ([, margin = "", file, code = ""], index) => ({
      name: `snippet ${index + 1} of ${page}`,
      file: join(folder, file ?? `${page.replaceAll(/\W/g, "-")}-${index + 1}.ts`),
      code: `${code.replaceAll(new RegExp(`^${margin}`, "gm"), "")}\nexport {};\n`,
    }),
  );
}

/** Writes the snippet of the client's README or guides that holds these words, and imports it. */
export async function recipe<Exports>(words: string, folder: string): Promise<Exports> {
  const pages = ["README.md", "docs/guides.md"].map((page) => `packages/client/${page}`);
  const found = pages.flatMap((page) => snippetsOf(page, folder)).find(({ code }) => code.includes(words));
  if (!found) throw new Error(`No snippet says ${words}.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(found.file, found.code);
  return import(/* @vite-ignore */ found.file);
}
