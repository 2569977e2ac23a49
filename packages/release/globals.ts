import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { PackedPackage } from "./pack.ts";

// The Minimum Common API of WinterTC: what Node, Bun, Deno, workers and browsers have, beside the language's own; and CommonJS.
const common = (
  "AbortController AbortSignal Blob DOMException Event EventTarget File FormData Headers ReadableStream Request Response " +
  "TextDecoder TextEncoder TransformStream URL URLSearchParams WritableStream atob btoa clearInterval clearTimeout console " +
  "crypto fetch navigator performance queueMicrotask setInterval setTimeout structuredClone module exports require"
).split(" ");

/** What TypeScript says of a name that nobody declares, with different advice for different names. */
const unknownName = [2304, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2867, 2868];

/** An import of what only Node and those that follow it have. */
const builtin = /\b(from|import|require)\s*\(?\s*["']node:/;

/**
 * Looks for the globals of one runtime, such as `Buffer`, in a package that otherwise needs none: it imports no built-in of
 * Node. Who asks `globalThis` for a name has to think of the runtimes that lack it, and is let through.
 */
export function checkGlobals({ folder }: PackedPackage, files: string[]): string[] {
  const sources = files.filter((file) => /\.[cm]?js$/.test(file)).map((file) => join(folder, file));
  if (sources.some((file) => builtin.test(readFileSync(file, "utf8")))) return [];
  const program = createProgram(sources, join(folder, "common.d.ts"));
  return program
    .getSemanticDiagnostics()
    .filter(({ code }) => unknownName.includes(code))
    .map(({ file, start = 0, length = 0 }) => {
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      const name = file?.text.slice(start, start + length);
      return `${file?.fileName.slice(folder.length + 1)}:${line + 1} uses ${name}, which not every runtime has.`;
    });
}

/** Whose only declarations are the language's and those of the common API. */
function createProgram(sources: string[], declarations: string): ts.Program {
  const options: ts.CompilerOptions = {
    ...{ allowJs: true, checkJs: true, noEmit: true, noResolve: true, types: [] },
    ...{ lib: ["lib.esnext.d.ts"], target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  };
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  const text = `declare var ${common.map((name) => `${name}: any`).join(", ")};`;
  host.readFile = (file) => (file === declarations ? text : readFile(file));
  host.getSourceFile = (file, version) => ts.createSourceFile(file, host.readFile(file) ?? "", version);
  return ts.createProgram([declarations, ...sources], options, host);
}
