import { parseContract } from "@conomyhq/contract-document";
import { checkContract } from "./src/description/check.ts";

/**
 * Lets the contract, and the description of the control routes, be imported as an object, by the build and by the tests: the
 * package carries the document itself, and nobody parses YAML at run time. A contract that the sandbox cannot serve ends
 * the build.
 */
export const yaml: { name: string; transform(code: string, id: string): { code: string } | undefined } = {
  name: "yaml",
  transform(code, id) {
    return id.endsWith(".yaml") ? { code: toModule(code, id) } : undefined;
  },
};

function toModule(text: string, name: string): string {
  const value = name.endsWith("/conomy.yaml") ? readContract(text, name) : parseContract(text, name).value;
  // Text to parse, because a literal of an object gives the key `__proto__` another meaning.
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

/**
 * Reads a contract that the sandbox can serve.
 *
 * @throws an `Error` that starts with `name:line:column: `.
 */
export function readContract(text: string, name: string): unknown {
  const document = parseContract(text, name);
  checkContract(document);
  return document.value;
}
