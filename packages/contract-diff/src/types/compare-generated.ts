import type ts from "typescript";
import type { OpenApiDocument } from "../contract/load.ts";
import { findingMessage, lostMessage, reachMessage, typeText } from "../report/wording/types.ts";
import { Comparison } from "./comparison.ts";
import { ContractTypes } from "./contract-types.ts";
import { generateTypes } from "./generate.ts";
import type { TypeImpact, TypeImpactOptions } from "./impact.ts";
import { type LocatedFinding, mergeFindings } from "./locate.ts";
import { type LostName, lostTypes } from "./lost-name.ts";
import { pairOperations } from "./operations.ts";
import { compile, contractFile, parseFile } from "./program.ts";
import type { Pruned, SharedSchema } from "./prune.ts";
import { Matching } from "./schema-pairs.ts";
import { snippetsFor, withImports } from "./snippet.ts";
import { literalsOf } from "./unexplained.ts";
import { operationNames } from "./units.ts";
import { verify } from "./verify.ts";

/** What is said to stop code from compiling, before a compiler has shown it. */
interface Claim extends Omit<TypeImpact, "diagnostic" | "snippet"> {
  /** Code that may show it, the most telling first. */
  snippets: string[];
  /** What the compiler should name. */
  about: string;
}

/**
 * Generates the types of two pruned documents and compares them.
 *
 * @param document - The whole document of the base, in which findings are located.
 * @throws {TypesUnavailable} if the generator refuses a document.
 */
export async function compareGenerated(
  pruned: Pruned,
  document: OpenApiDocument,
  { importName, ...options }: Required<TypeImpactOptions>,
): Promise<TypeImpact[]> {
  const texts = {
    base: await generateTypes("base", pruned.base, options),
    revision: await generateTypes("revision", pruned.revision, options),
  };
  if (texts.base === texts.revision) return [];
  const files = new Map(
    (["base", "revision"] as const).map((version) => {
      const name = contractFile(version);
      return [name, parseFile(name, texts[version])] as const;
    }),
  );
  const claims = claimsOf(files, document, pruned.shared, importName);
  return provenOf(claims, files, document, importName);
}

/** Compares the types, and says what may stop compiling. */
function claimsOf(
  files: ReadonlyMap<string, ts.SourceFile>,
  document: OpenApiDocument,
  shared: readonly SharedSchema[],
  importName: string,
): Claim[] {
  const program = compile(files, importName);
  const baseTypes = new ContractTypes(program, "base", importName);
  const revisionTypes = new ContractTypes(program, "revision", importName);
  const matching = new Matching(baseTypes, revisionTypes, document);
  const comparison = new Comparison(matching);
  const { lost, pairs } = pairOperations(baseTypes, revisionTypes, document);
  for (const pair of pairs) comparison.compareOperation(pair);
  for (const schema of shared) comparison.compareShared(schema);
  const findings = mergeFindings(comparison.findings, document, baseTypes);
  return [
    ...lost.map((name) => lostClaim(name, baseTypes)),
    ...lostTypes(baseTypes, revisionTypes, document, matching.replaced).map((name) => lostClaim(name, baseTypes)),
    ...findings.map((finding) => findingClaim(finding, matching)),
    ...literalsOf(comparison, baseTypes, document).map((finding) => findingClaim(finding, matching)),
  ];
}

function lostClaim(name: LostName, baseTypes: ContractTypes): Claim {
  const { kind, subject, operations, pointer } = name;
  const snippets = name.snippets.map((snippet) => withImports(snippet, baseTypes));
  return {
    kind,
    subject,
    direction: "name",
    operations,
    message: lostMessage(name),
    pointer,
    snippets,
    about: subject,
  };
}

function findingClaim(finding: LocatedFinding, { baseTypes, revisionTypes }: Matching): Claim {
  const { kind, label, direction, operations, pointer, base, revision } = finding;
  return {
    kind,
    subject: label,
    direction,
    operations,
    message: findingMessage(finding, baseTypes, revisionTypes),
    ...(base && { from: typeText(base, baseTypes) }),
    ...(revision && { to: typeText(revision, revisionTypes) }),
    pointer,
    snippets: snippetsFor(finding, baseTypes, revisionTypes),
    about: finding.place.steps.at(-1) ?? "",
  };
}

/** Keeps the claims that a snippet shows: what no code can show is no break of types. */
function provenOf(
  claims: readonly Claim[],
  files: ReadonlyMap<string, ts.SourceFile>,
  document: OpenApiDocument,
  importName: string,
): TypeImpact[] {
  const order = new Map(operationNames(document).map((name, index) => [name, index]));
  const proofs = verify(claims, files, importName);
  return claims
    .flatMap(({ snippets, about, ...claim }, index) => {
      const proof = proofs[index];
      if (!proof) return [];
      const operations = claim.operations.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const [only, ...others] = operations;
      const operation = only !== undefined && others.length === 0 ? { operation: only } : {};
      return [{ ...claim, ...operation, operations, message: claim.message + reachMessage(operations), ...proof }];
    })
    .sort(
      (a, b) =>
        compareText(a.subject, b.subject) || compareText(a.direction, b.direction) || compareText(a.message, b.message),
    );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
