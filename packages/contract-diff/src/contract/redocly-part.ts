import { createRequire } from "node:module";
import { dirname, join } from "node:path";

type Core = typeof import("@redocly/openapi-core");

const require = createRequire(import.meta.url);
const library = dirname(require.resolve("@redocly/openapi-core"));

/**
 * Loads a part of `@redocly/openapi-core`. Its entry loads all rules for all kinds of documents, which takes longer than
 * to compare two; its parts are not exported, so they are named by their files.
 */
export function part<Part = Core>(file: string): Part {
  return require(join(library, file));
}
