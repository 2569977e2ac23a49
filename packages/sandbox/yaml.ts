import { parseContract } from "@conomyhq/contract-document";

/**
 * Lets the contract be imported as an object, by the build and by the tests: the package carries the document itself, and
 * nobody parses YAML at run time.
 */
export const yaml: { name: string; transform(code: string, id: string): { code: string } | undefined } = {
  name: "yaml",
  transform(code, id) {
    if (!id.endsWith(".yaml")) return undefined;
    // Text to parse, because a literal of an object gives the key `__proto__` another meaning.
    return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(parseContract(code, id).value))});` };
  },
};
