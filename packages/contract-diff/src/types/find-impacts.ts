import { renderTypes } from "@conomyhq/openapi-types/generator";
import type ts from "typescript";
import { parse } from "yaml";
import { Comparison } from "./comparison.ts";
import { ContractTypes } from "./contract-types.ts";
import { literalsOf } from "./literals.ts";
import { mergeFindings } from "./merge.ts";
import { messageFor, reachMessage } from "./message.ts";
import { lostAliases, pairOperations } from "./names.ts";
import { Pointers } from "./pointers.ts";
import { compile, contractFile, parseFile } from "./program.ts";
import { snippetsFor, withImports } from "./snippet.ts";
import { verify } from "./verify.ts";

/** A way in which the code of consumers stops compiling. */
export interface TypeImpact {
  /** What consumers know: an alias and property, or an operation: `Customer.email`, `PATCH /x query limit`. */
  subject: string;
  /** Such as `PATCH /customers/{customer-id}`, where it is one operation's. */
  operation?: string;
  /** All operations that it reaches. */
  operations: string[];
  /** What code does with it: writes it, reads it, or only names it. */
  direction: "request" | "response" | "name";
  /** A sentence a consumer understands. */
  message: string;
  /** Consumer code that compiled against the base's types and does not against the revision's. */
  snippet: string;
  /** The compiler's own words about the snippet. */
  diagnostic: string;
  /** Where the base document describes it. */
  pointer?: string;
}

/** How to compare. */
export interface TypeImpactOptions {
  /**
   * Documents larger than this are not compared: what the compiler needs grows with them.
   *
   * @default 3_000_000
   */
  maxBytes?: number;
}

/** Why the types of two contracts could not be compared. The wire can still be judged. */
export class TypesUnavailable extends Error {
  override readonly name = "TypesUnavailable";
}

/**
 * Finds what stops compiling in code that uses the types of the base once it gets the types of the revision.
 *
 * @param base - The text of the base's OpenAPI document.
 * @param revision - The text of the revision's.
 * @returns One impact per cause, in a stable order.
 * @throws {TypesUnavailable} if a document exceeds `maxBytes`, or the generator refuses it.
 */
export async function findTypeImpacts(
  base: string,
  revision: string,
  { maxBytes = 3_000_000 }: TypeImpactOptions = {},
): Promise<TypeImpact[]> {
  if (base === revision) return [];
  for (const [side, text] of Object.entries({ base, revision })) {
    const bytes = Buffer.byteLength(text);
    if (bytes <= maxBytes) continue;
    throw new TypesUnavailable(`The ${side} has ${bytes} bytes; types are compared up to ${maxBytes}.`);
  }
  const types = await render("base", base);
  const nowTypes = await render("revision", revision);
  if (withoutComments(types) === withoutComments(nowTypes)) return [];
  const contracts = new Map([
    [contractFile("base"), parseFile(contractFile("base"), types)],
    [contractFile("revision"), parseFile(contractFile("revision"), nowTypes)],
  ]);
  return compareTypes(contracts, parse(base, { maxAliasCount: 10_000 }));
}

function compareTypes(contracts: ReadonlyMap<string, ts.SourceFile>, document: unknown): TypeImpact[] {
  const program = compile(contracts);
  const [old, now] = [new ContractTypes(program, "base"), new ContractTypes(program, "revision")];
  const pointers = new Pointers(document);
  const { lost, pairs } = pairOperations(old, now, document);
  const comparison = new Comparison(old, now, document);
  for (const pair of pairs) comparison.compareOperation(pair);

  const findings = mergeFindings(comparison.findings, pointers, old.aliases);
  const claims = [
    ...[...lost, ...lostAliases(old, now, document, comparison.replaced)].map((name) => ({
      subject: name.subject,
      direction: "name" as const,
      operations: name.operations,
      message: name.message,
      pointer: name.pointer,
      snippets: name.snippets.map((snippet) => withImports(snippet, old)),
      about: name.subject,
    })),
    ...[...findings, ...literalsOf(comparison, old, pointers)].map((finding) => ({
      subject: finding.label,
      direction: finding.direction,
      operations: finding.operations,
      message: messageFor(finding, finding.label, old, now),
      pointer: finding.pointer,
      snippets: snippetsFor(finding, old, now),
      about: finding.place.steps.at(-1) ?? "",
    })),
  ];
  const proofs = verify(claims, contracts);
  return claims
    .flatMap(({ subject, direction, operations, message, pointer }, index) => {
      const proof = proofs[index];
      // What no code can show is no break of types.
      if (!proof) return [];
      const [only, ...others] = operations;
      const names = operations.map(({ name }) => name);
      const operation = only && others.length === 0 ? { operation: only.name } : {};
      const text = message + reachMessage(operations);
      return [{ subject, ...operation, operations: names, direction, message: text, ...proof, pointer }];
    })
    .sort(
      (a, b) =>
        compareText(a.subject, b.subject) || compareText(a.direction, b.direction) || compareText(a.message, b.message),
    );
}

async function render(side: string, text: string): Promise<string> {
  try {
    return await renderTypes(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TypesUnavailable(`The types of the ${side} cannot be generated: ${reason}`, { cause });
  }
}

function withoutComments(types: string): string {
  return types.replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
