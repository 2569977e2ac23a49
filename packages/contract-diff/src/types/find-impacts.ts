import type ts from "typescript";
import type { OpenApiDocument } from "../contract/load.ts";
import { Comparison } from "./comparison.ts";
import { ContractTypes } from "./contract-types.ts";
import { type GeneratorOptions, generateTypes } from "./generate.ts";
import { literalsOf } from "./literals.ts";
import { mergeFindings } from "./merge.ts";
import { messageFor, reachMessage } from "./message.ts";
import { lostAliases, pairOperations } from "./names.ts";
import { Pointers } from "./pointers.ts";
import { compile, contractFile, parseFile } from "./program.ts";
import { prune, type SharedSchema } from "./prune.ts";
import { snippetsFor, withImports } from "./snippet.ts";
import { operationNames } from "./units.ts";
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

/** Two versions of a contract. */
export interface Documents {
  base: { document: OpenApiDocument };
  revision: { document: OpenApiDocument };
}

/** How consumers get their types. */
export interface TypeImpactOptions {
  /**
   * The module that consumers import the types from.
   *
   * @default "./openapi.d.ts", a file that they generated
   */
  importName?: string;
  /** The options of openapi-typescript with which they are generated. */
  generatorOptions?: GeneratorOptions;
}

/**
 * Finds what stops compiling in code that uses the types of the base once it gets the types of the revision.
 *
 * @returns One impact per cause, in a stable order.
 * @throws {TypesUnavailable} if the generator refuses a document.
 */
export async function findImpacts(
  { base, revision }: Documents,
  { importName = "./openapi.d.ts", generatorOptions = {} }: TypeImpactOptions = {},
): Promise<TypeImpact[]> {
  const pruned = prune(base.document, revision.document);
  const types = await generateTypes("base", pruned.base, generatorOptions);
  const nowTypes = await generateTypes("revision", pruned.revision, generatorOptions);
  if (types === nowTypes) return [];
  const contracts = new Map([
    [contractFile("base"), parseFile(contractFile("base"), types)],
    [contractFile("revision"), parseFile(contractFile("revision"), nowTypes)],
  ]);
  return compareTypes(contracts, base.document, pruned.shared, importName);
}

function compareTypes(
  contracts: ReadonlyMap<string, ts.SourceFile>,
  document: OpenApiDocument,
  shared: readonly SharedSchema[],
  importName: string,
): TypeImpact[] {
  const program = compile(contracts, importName);
  const [old, now] = [
    new ContractTypes(program, "base", importName),
    new ContractTypes(program, "revision", importName),
  ];
  const pointers = new Pointers(document);
  const { lost, pairs } = pairOperations(old, now, document);
  const comparison = new Comparison(old, now, document);
  for (const pair of pairs) comparison.compareOperation(pair);
  for (const schema of shared) comparison.compareShared(schema);

  const findings = mergeFindings(comparison.findings, pointers, old.named);
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
  const proofs = verify(claims, contracts, importName);
  const order = new Map(operationNames(document).map((name, index) => [name, index]));
  return claims
    .flatMap(({ subject, direction, message, pointer, ...claim }, index) => {
      const operations = claim.operations.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const proof = proofs[index];
      // What no code can show is no break of types.
      if (!proof) return [];
      const [only, ...others] = operations;
      const operation = only !== undefined && others.length === 0 ? { operation: only } : {};
      const text = message + reachMessage(operations);
      return [{ subject, ...operation, operations, direction, message: text, ...proof, pointer }];
    })
    .sort(
      (a, b) =>
        compareText(a.subject, b.subject) || compareText(a.direction, b.direction) || compareText(a.message, b.message),
    );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
