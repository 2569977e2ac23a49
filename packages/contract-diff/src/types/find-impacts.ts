import type { OpenApiDocument } from "../contract/load.ts";
import type { TypeImpact, TypeImpactOptions } from "./impact.ts";
import { prune } from "./prune.ts";

export { type TypeImpact, type TypeImpactOptions, TypesUnavailable } from "./impact.ts";

/** Two versions of a contract. */
export interface Documents {
  base: { document: OpenApiDocument };
  revision: { document: OpenApiDocument };
}

/**
 * Finds what stops compiling in code that uses the types of the base once it gets the types of the revision.
 *
 * @returns One impact per cause, in a stable order.
 * @throws {TypesUnavailable} if the generator refuses a document.
 */
export async function findImpacts(
  { base, revision }: Documents,
  { importName = "./openapi.d.ts", generatorOptions = {}, aliases }: TypeImpactOptions = {},
): Promise<TypeImpact[]> {
  const pruned = prune(base.document, revision.document);
  if (!pruned.hasChanged) return [];
  // Most changes are to texts only, and the compiler takes longer to load than they take to compare.
  const { compareGenerated } = await import("./compare-generated.ts");
  return compareGenerated(pruned, base.document, { importName, generatorOptions, aliases });
}
