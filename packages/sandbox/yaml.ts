import { parse } from "yaml";

/**
 * Lets the contract be imported as an object, by the build and by the tests: the package carries the document itself, and
 * nobody parses YAML at run time.
 */
export const yaml: { name: string; transform(code: string, id: string): { code: string } | undefined } = {
  name: "yaml",
  transform(code, id) {
    if (!id.endsWith(".yaml")) return undefined;
    return { code: `export default ${JSON.stringify(parse(code))};` };
  },
};
