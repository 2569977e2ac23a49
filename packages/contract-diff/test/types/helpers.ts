import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { parse } from "yaml";
import { findImpacts, type TypeImpact, type TypeImpactOptions } from "../../src/types/find-impacts.ts";
import { generateTypes } from "../../src/types/generate.ts";

// The first compilation reads the libraries of the compiler, which takes long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A document of many kinds of schemas. */
export const shop: string = readFileSync(new URL("shop.yaml", import.meta.url), "utf8");

/** This repository's own contract as it was once, so that what the tests expect does not move with it. */
export const conomy: string = readFileSync(new URL("customers.yaml", import.meta.url), "utf8");

/** How the consumers of this repository get their types. */
const consumers: TypeImpactOptions = {
  importName: "@conomyhq/openapi-types",
  generatorOptions: {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
  },
};

/** Compares the types of two documents. */
export const impactsOf = (base: string, revision: string): Promise<TypeImpact[]> =>
  findImpacts({ base: { document: parse(base) }, revision: { document: parse(revision) } }, consumers);

/** From, to; for all places where the text occurs. */
export type Edit = readonly [from: string | RegExp, to: string];

/** An edit of a document, and what is said of it. */
interface Case {
  name: string;
  edits: readonly Edit[];
  /** What stops compiling. Default: nothing. */
  breaks?: readonly string[];
  /** What stops compiling when the edit is undone. Default: nothing. */
  undoingBreaks?: readonly string[];
}

export function apply(text: string, edits: readonly Edit[]): string {
  return edits.reduce((edited, [from, to]) => {
    const next = edited.replaceAll(typeof from === "string" ? from : new RegExp(from, "g"), to);
    expect(next, `${from} is not in the text`).not.toBe(edited);
    return next;
  }, text);
}

/** What each impact says. */
export const linesOf = (impacts: readonly TypeImpact[]): string[] =>
  impacts.map(({ direction, message }) => `${direction}: ${message}`);

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  types: [],
  lib: ["lib.es5.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
};

/** The compiler with its own files and libraries, so that nothing is shared with what is tested. */
const disk = ts.createCompilerHost({});
const libraries = new Map<string, ts.SourceFile | undefined>();

/** The types of whole documents, which are generated and parsed once. */
const known = new Map<string, Promise<ts.SourceFile>>();

function typesOf(document: string): Promise<ts.SourceFile> {
  const types =
    known.get(document) ??
    generateTypes("document", parse(document), consumers).then((text) =>
      ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.ES2022),
    );
  known.set(document, types);
  return types;
}

/** Compiles snippets against the types of both documents, and says for each which ones do not compile. */
async function failing(snippets: readonly string[], base: string, revision: string) {
  const versions = { base: await typesOf(base), revision: await typesOf(revision) };
  const names = (version: string) => snippets.map((_, index) => `/${version}/${index}.ts`);
  const files = new Map<string, ts.SourceFile>();
  for (const [version, types] of Object.entries(versions)) {
    files.set(`/${version}/types.d.ts`, types);
    for (const [index, name] of names(version).entries()) {
      files.set(name, ts.createSourceFile(name, snippets[index] ?? "", ts.ScriptTarget.ES2022));
    }
  }
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    getSourceFile: (name, version) => {
      if (!files.has(name) && !libraries.has(name)) libraries.set(name, disk.getSourceFile(name, version));
      return files.get(name) ?? libraries.get(name);
    },
    resolveModuleNameLiterals: (imports, importer) =>
      imports.map(({ text }) => {
        const version = text.endsWith("-base") || importer.startsWith("/base/") ? "base" : "revision";
        return { resolvedModule: { resolvedFileName: `/${version}/types.d.ts`, extension: ts.Extension.Dts } };
      }),
  };
  const program = ts.createProgram({ rootNames: [...names("base"), ...names("revision")], host, options });
  const isFailing = (name: string) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).length > 0;
  return { base: names("base").map(isFailing), revision: names("revision").map(isFailing) };
}

export async function expectProven(impacts: readonly TypeImpact[], base: string, revision: string): Promise<void> {
  const snippets = impacts.map(({ snippet }) => snippet);
  expect(await failing(snippets, base, revision)).toEqual({
    base: snippets.map(() => false),
    revision: snippets.map(() => true),
  });
  for (const { diagnostic } of impacts) expect(diagnostic).toMatch(/^TS\d+: [^\n]+$/);
}

export function table(document: string, cases: readonly Case[]): void {
  test.each(cases)("$name", async ({ edits, breaks = [], undoingBreaks = [] }) => {
    const revision = apply(document, edits);
    const impacts = await impactsOf(document, revision);
    expect(linesOf(impacts)).toEqual(breaks);
    await expectProven(impacts, document, revision);
    const undone = await impactsOf(revision, document);
    expect(linesOf(undone)).toEqual(undoingBreaks);
    await expectProven(undone, revision, document);
  });
}
