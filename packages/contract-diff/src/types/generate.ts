import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApiDocument } from "../contract/load.ts";
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
    // As text, for the generator changes the document that it is given.
    const text = JSON.stringify(document);
    const ast = await withoutErrors(() => openapiTS(text, { ...generatorOptions, silent: true }));
    return astToString(ast).replace(alias, (line, kind: string) => (aliases?.includes(kind) === false ? "" : line));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TypesUnavailable(`The types of the ${version} cannot be generated: ${reason}`, { cause });
  }
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
