import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type ts from "typescript";
import { compiler } from "./compiler.ts";

/** Whose types a file sees under the name of the types package. */
export type Version = "base" | "revision";

const options: ts.CompilerOptions = {
  target: compiler.ScriptTarget.ES2022,
  module: compiler.ModuleKind.ESNext,
  moduleResolution: compiler.ModuleResolutionKind.Bundler,
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
const libraryFolder = dirname(compiler.getDefaultLibFilePath(options));

/** The file of a version's generated types. */
export function contractFile(version: Version): string {
  return `/${version}/contract.d.ts`;
}

/** How the rare snippet that has to name the types of both versions imports those of the base. */
export function baseImportName(importName: string): string {
  return importName.replace(/((?:\.d)?\.[cm]?ts)?$/, "-base$1");
}

/** Parses a file once, so that several programs can share it. What comments say is of no use to them. */
export function parseFile(name: string, text: string): ts.SourceFile {
  const { ScriptTarget, JSDocParsingMode } = compiler;
  const parsing = { languageVersion: ScriptTarget.ES2022, jsDocParsingMode: JSDocParsingMode.ParseNone };
  return compiler.createSourceFile(name, text, parsing);
}

/**
 * Compiles files that exist in memory only. Below `/base` and `/revision` the types are those of that version.
 *
 * @param importName - The module that consumers import the types from.
 */
export function compile(files: ReadonlyMap<string, ts.SourceFile>, importName: string): ts.Program {
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
      literals.map(({ text }) => ({ resolvedModule: resolve(text, containingFile, importName) })),
  };
  return compiler.createProgram({ rootNames: [...files.keys()], options, host });
}

function resolve(module: string, containingFile: string, importName: string): ts.ResolvedModuleFull | undefined {
  const baseName = baseImportName(importName);
  const version: Version = containingFile.startsWith("/base/") || module === baseName ? "base" : "revision";
  if (module !== importName && module !== baseName) return undefined;
  return { resolvedFileName: contractFile(version), extension: compiler.Extension.Dts };
}

function library(name: string): ts.SourceFile | undefined {
  if (!name.startsWith("/lib/")) return undefined;
  if (!libraries.has(name)) {
    const [text = ""] = readFileSync(join(libraryFolder, basename(name)), "utf8").split(bytesAndLanguages);
    libraries.set(name, parseFile(name, text));
  }
  return libraries.get(name);
}

/** Where the library goes on with what no generated type names, for as long as all before it. */
const bytesAndLanguages = /^(?=interface ArrayBuffer )/m;

/** What the compiler says about a file, each in one line and without the names of files. */
export function diagnosticsOf(program: ts.Program, name: string): string[] {
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    const words = compiler.flattenDiagnosticMessageText(diagnostic.messageText, " ").replaceAll(/\s+/g, " ");
    return `TS${diagnostic.code}: ${words.replaceAll(/import\("[^"]*"\)\./g, "")}`;
  });
}
