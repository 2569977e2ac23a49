import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Which of the two contracts a file sees under the name of the types package. */
export type Side = "base" | "revision";

/** The module that consumers import. */
export const typesModule: string = "@conomyhq/openapi-types";

/** The base's types, for the rare snippet that has to name both. */
export const beforeModule: string = `${typesModule}-before`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Generated types and snippets need the globals of ES5 only, and a tenth of the time to read them.
  lib: ["lib.es5.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

const libraries = new Map<string, ts.SourceFile | undefined>();
const libraryFolder = dirname(fileURLToPath(import.meta.resolve("typescript")));

/** The file of a side's generated types. */
export function contractFile(side: Side): string {
  return `/${side}/contract.d.ts`;
}

/** Parses a file once, so that several programs can share it. */
export function parseFile(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

/**
 * Compiles files that exist in memory only. Below `/base` and `/revision` the types package is the one of that side.
 */
export function compile(files: ReadonlyMap<string, ts.SourceFile>): ts.Program {
  const getSourceFile = (name: string) => files.get(name) ?? library(name);
  const host: ts.CompilerHost = {
    getSourceFile,
    fileExists: (name) => getSourceFile(name) !== undefined,
    readFile: (name) => getSourceFile(name)?.text,
    getDefaultLibFileName: () => "/lib/lib.es5.d.ts",
    getDefaultLibLocation: () => "/lib",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map(({ text }) => ({ resolvedModule: resolve(text, containingFile) })),
  };
  return ts.createProgram({ rootNames: [...files.keys()], options, host });
}

function resolve(module: string, containingFile: string): ts.ResolvedModuleFull | undefined {
  const side: Side = containingFile.startsWith("/base/") || module === beforeModule ? "base" : "revision";
  if (module !== typesModule && module !== beforeModule) return undefined;
  return { resolvedFileName: contractFile(side), extension: ts.Extension.Dts };
}

function library(name: string): ts.SourceFile | undefined {
  if (!name.startsWith("/lib/")) return undefined;
  if (!libraries.has(name)) {
    libraries.set(name, parseFile(name, readFileSync(join(libraryFolder, basename(name)), "utf8")));
  }
  return libraries.get(name);
}

/** What the compiler says about a file, each in one line and without the names of files. */
export function diagnosticsOf(program: ts.Program, name: string): string[] {
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    const words = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").replaceAll(/\s+/g, " ");
    return `TS${diagnostic.code}: ${words.replaceAll(/import\("[^"]*"\)\./g, "")}`;
  });
}
