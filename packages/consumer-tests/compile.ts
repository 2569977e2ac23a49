import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "./project.ts";

/** The lines of TypeScript that a consumer may use, and where each is installed. */
export const compilers = {
  "5.4": "runtimes/node_modules/typescript-5.4",
  "5.9": "node_modules/typescript",
  "6": "runtimes/node_modules/typescript-6",
  "7": "runtimes/node_modules/typescript-7",
} as const;

/** What a consumer may have in a `tsconfig.json`. */
export interface Settings {
  module: string;
  moduleResolution?: string;
  lib: string[];
  types: string[];
  skipLibCheck?: boolean;
  exactOptionalPropertyTypes?: boolean;
}

/** With the fetch types of Node, or those of the DOM, or none. */
export const node: Settings = { module: "nodenext", lib: ["es2022"], types: ["node"] };
export const dom: Settings = {
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
};
export const bare: Settings = { module: "nodenext", lib: ["es2023"], types: [], skipLibCheck: true };

const types = join(import.meta.dirname, "types");

interface CorpusFile {
  name: string;
  lines: string[];
}

/** The files of the corpus. */
export const corpus: CorpusFile[] = readdirSync(types)
  .sort()
  .map((file) => ({ name: file.slice(0, -".ts".length), lines: readFileSync(join(types, file), "utf8").split("\n") }));

/** A directive that marks the next line as wrong. */
export const directive: RegExp = /^ *\/\/ @ts-expect-error$/;

/** Gives a project Node's types and the corpus, once with and once without its directives. */
export function addTypeScript(project: Project): Project {
  const installed = join(project.folder, "node_modules/@types");
  mkdirSync(installed, { recursive: true });
  symlinkSync(join(import.meta.dirname, "node_modules/@types/node"), join(installed, "node"));

  const write = (folder: string, extensions: string[], change: (line: string) => string) => {
    mkdirSync(join(project.folder, folder));
    for (const { name, lines } of corpus) {
      const text = lines.map(change).join("\n");
      for (const extension of extensions) writeFileSync(join(project.folder, folder, name + extension), text);
    }
  };
  write("corpus", [".ts", ".mts", ".cts"], (line) => line);
  write("stripped", [".ts"], (line) => line.replace(directive, "//"));
  return project;
}

/**
 * Compiles files of a project.
 *
 * @returns One line for each thing that the compiler found, without further explanations.
 */
export function compile(
  { folder }: Project,
  compiler: keyof typeof compilers,
  settings: Settings,
  files: string[],
): Promise<string[]> {
  // The newest target that TypeScript 5.4 knows.
  const base = { target: "es2022", strict: true, noEmit: true, skipLibCheck: false };
  const config = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...base, ...settings }, files }));
  const tsc = join(import.meta.dirname, compilers[compiler], "bin/tsc");
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [tsc, "--pretty", "false", "--project", config], options, (error, stdout, stderr) => {
      if (stderr || (error && !stdout)) reject(new Error(stderr || `${tsc} failed`, { cause: error }));
      else resolve(stdout.split("\n").filter((line) => /^\S/.test(line)));
    });
  });
}
