import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "../contract/load.ts";
import { type GeneratorOptions, TypesUnavailable } from "./impact.ts";

/**
 * Generates the types of a document.
 *
 * @param version - How an error names the document.
 * @throws {TypesUnavailable} if the generator refuses it.
 */
export async function generateTypes(
  version: string,
  document: OpenApiDocument,
  options: GeneratorOptions,
): Promise<string> {
  try {
    // As text, for the generator changes the document that it is given.
    return astToString(await openapiTS(JSON.stringify(document), { ...options, silent: true }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TypesUnavailable(`The types of the ${version} cannot be generated: ${reason}`, { cause });
  }
}
