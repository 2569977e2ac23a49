import type ts from "typescript";
import { compile, diagnosticsOf, parseFile, type Version } from "./program.ts";

/** A snippet, and what the compiler says about it against the revision's types. */
export interface Proof {
  snippet: string;
  diagnostic: string;
}

/**
 * Compiles all snippets against both versions at once.
 *
 * @param claims - For each claim its snippets, the best first.
 * @returns For each claim the first snippet that compiles against the base and not against the revision.
 */
export function verify(
  claims: readonly { snippets: readonly string[]; about: string }[],
  contracts: ReadonlyMap<string, ts.SourceFile>,
  importName: string,
): (Proof | undefined)[] {
  const files = new Map(contracts);
  const fileOf = (version: Version, claim: number, snippet: number) => `/${version}/snippet-${claim}-${snippet}.ts`;
  for (const [claim, { snippets }] of claims.entries()) {
    for (const [index, text] of snippets.entries()) {
      for (const version of ["base", "revision"] as const) {
        const name = fileOf(version, claim, index);
        files.set(name, parseFile(name, text));
      }
    }
  }
  const program = compile(files, importName);
  return claims.map(({ snippets, about }, claim) => {
    for (const [index, snippet] of snippets.entries()) {
      if (diagnosticsOf(program, fileOf("base", claim, index)).length > 0) continue;
      const words = diagnosticsOf(program, fileOf("revision", claim, index));
      const diagnostic = words.find((text) => text.includes(about)) ?? words[0];
      if (diagnostic !== undefined) return { snippet, diagnostic: shorten(diagnostic) };
    }
    return undefined;
  });
}

/** The compiler may print whole types. */
function shorten(text: string): string {
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}
