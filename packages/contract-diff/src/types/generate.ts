import type { OpenAPI3, OpenAPITSOptions } from "openapi-typescript";
import type ts from "typescript";
import type { OpenApiDocument } from "../contract/load.ts";
import { at, isObject } from "../contract/pointer.ts";
import { astToString, transform } from "./generator.ts";
import { type TypeImpactOptions, TypesUnavailable } from "./impact.ts";

/** A line that gives a component a name of its own. */
const alias = /^export type \w+ = components\['(\w+)'\]\[.*\n/gm;

/**
 * Generates the types of a document.
 *
 * @param version - How an error names the document.
 * @throws {TypesUnavailable} if the generator refuses it.
 */
export async function generateTypes(
  version: string,
  document: OpenApiDocument,
  { generatorOptions, aliases }: Pick<TypeImpactOptions, "aliases" | "generatorOptions">,
): Promise<string> {
  try {
    const ast = await withoutErrors(() => generate(document, { ...generatorOptions, silent: true }));
    return astToString(ast).replace(alias, (line, kind: string) => (aliases?.includes(kind) === false ? "" : line));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TypesUnavailable(`The types of the ${version} cannot be generated: ${reason}`, { cause });
  }
}

/** Only a document that the generator would refuse is given to all of it: it takes as long to load as the compiler. */
async function generate(document: OpenApiDocument, options: OpenAPITSOptions): Promise<ts.Node[]> {
  // As text, for the generator changes the document that it is given.
  const text = JSON.stringify(document);
  if (isSound(document, document, new Set())) return transform(JSON.parse(text) as OpenAPI3, options);
  const { default: openapiTS } = await import("openapi-typescript");
  return openapiTS(text, options);
}

/** Whether all references lead somewhere, and no operation has the id of another: nothing else is refused. */
function isSound(document: OpenApiDocument, node: unknown, ids: Set<string>): boolean {
  if (!isObject(node)) return true;
  const { $ref, operationId } = node;
  if (typeof $ref === "string" && !($ref.startsWith("#/") && at(document, $ref) !== undefined)) return false;
  if (typeof operationId === "string") {
    if (ids.has(operationId)) return false;
    ids.add(operationId);
  }
  return Object.values(node).every((part) => isSound(document, part, ids));
}

/** The generator also prints the error that it throws, `silent` or not. */
async function withoutErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  const { error } = console;
  console.error = () => {};
  try {
    return await work();
  } finally {
    console.error = error;
  }
}
