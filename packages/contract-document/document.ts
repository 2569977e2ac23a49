import { readFileSync } from "node:fs";
import { parseJson } from "./json.ts";
import { type ContractDocument, ContractDocumentError } from "./types.ts";
import { parseYaml } from "./yaml.ts";

export { checkReferences } from "./references.ts";
export { type ContractDocument, ContractDocumentError, type Path, type Position } from "./types.ts";

/** Options of {@link parseContract} and {@link loadDocument}. */
export interface ReadOptions {
  /** Numbers that JavaScript cannot hold are refused (`exact`, the default) or rounded, with a warning (`rounded`). */
  numbers?: "exact" | "rounded";
}

/** Reads a document, YAML or JSON, from a file. */
export function loadDocument<Content = unknown>(
  file: string,
  name: string = file,
  options: ReadOptions = {},
): ContractDocument<Content> {
  return parseContract(decode(readFileSync(file), name), name, options);
}

/**
 * Turns the bytes of a document into text.
 *
 * @throws {ContractDocumentError} if they are not UTF-8.
 */
export function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new ContractDocumentError(`${name}:1:1: The file is not UTF-8`, { cause: error });
  }
}

/**
 * Reads a document, YAML or JSON, from its text.
 *
 * @param name - How messages call it.
 * @throws {ContractDocumentError} if it cannot be read.
 */
export function parseContract<Content = unknown>(
  text: string,
  name: string,
  { numbers = "exact" }: ReadOptions = {},
): ContractDocument<Content> {
  const isExact = numbers === "exact";
  // Every JSON document is YAML, but read as JSON it takes a tenth of the time.
  return (parseJson(text, name, isExact) ?? parseYaml(text, name, isExact)) as ContractDocument<Content>;
}
