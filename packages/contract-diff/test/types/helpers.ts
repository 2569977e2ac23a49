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

/** An edit, what it breaks, and what undoing it breaks. */
export type Case = readonly [name: string, edits: readonly Edit[], there: readonly string[], back: readonly string[]];

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

/** The compiler with its own files and libraries, so that nothing is shared with what is tested. */
const disk = ts.createCompilerHost({});
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles snippets against types, and says which do not compile. */
function failing(snippets: readonly string[], types: string, before: string): boolean[] {
  const files = new Map([
    ["/own/now.d.ts", types],
    ["/own/before.d.ts", before],
    ...snippets.map((snippet, index) => [`/own/${index}.ts`, snippet] as const),
  ]);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      if (!libraries.has(name)) libraries.set(name, disk.getSourceFile(name, version));
      return libraries.get(name);
    },
  };
  const names = snippets.map((_, index) => `/own/${index}.ts`);
  const program = ts.createProgram({
    rootNames: names,
    host,
    options: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      types: [],
      lib: ["lib.es5.d.ts"],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      paths: { "@conomyhq/openapi-types": ["/own/now.d.ts"], "@conomyhq/openapi-types-base": ["/own/before.d.ts"] },
    },
  });
  return names.map((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).length > 0);
}

const typesOf = (text: string) => generateTypes("document", parse(text), consumers.generatorOptions ?? {});

export async function expectProven(impacts: readonly TypeImpact[], base: string, revision: string): Promise<void> {
  const [before, now] = [await typesOf(base), await typesOf(revision)];
  const snippets = impacts.map(({ snippet }) => snippet);
  expect(failing(snippets, before, before)).toEqual(snippets.map(() => false));
  expect(failing(snippets, now, before)).toEqual(snippets.map(() => true));
  for (const { diagnostic } of impacts) expect(diagnostic).toMatch(/^TS\d+: [^\n]+$/);
}

export function table(document: string, cases: readonly Case[]): void {
  test.each(cases)("%s", async (_name, edits, there, back) => {
    const revision = apply(document, edits);
    const impacts = await impactsOf(document, revision);
    expect(linesOf(impacts)).toEqual(there);
    await expectProven(impacts, document, revision);
    const undone = await impactsOf(revision, document);
    expect(linesOf(undone)).toEqual(back);
    await expectProven(undone, revision, document);
  });
}
