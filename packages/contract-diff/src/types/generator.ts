import { createRequire } from "node:module";
import type { GlobalContext, OpenAPI3, OpenAPITSOptions } from "openapi-typescript";
import type ts from "typescript";

type Generator = typeof import("openapi-typescript");

// The entry of the package loads a linter as well, and lints and bundles what has been checked and is one document.
const require = createRequire(import.meta.url);
loadReferenceTools(createRequire(require.resolve("openapi-typescript")));
const transformSchema: Generator["transformSchema"] = require("openapi-typescript/dist/transform/index.cjs");
const { resolveRef, scanDiscriminators }: Generator = require("openapi-typescript/dist/lib/utils.cjs");

/** Prints what {@link transform} returns. */
export const astToString: Generator["astToString"] = require("openapi-typescript/dist/lib/ts.cjs").astToString;

/**
 * Makes the types of a document as openapi-typescript does, without checking the document.
 *
 * @param document - Is changed: the generator writes into it.
 */
export function transform(document: OpenAPI3, options: OpenAPITSOptions): ts.Node[] {
  // So does the bundler that the generator starts.
  document.components ??= {};
  const discriminators = scanDiscriminators(document, options);
  const context = {
    ...options,
    defaultNonNullable: options.defaultNonNullable ?? true,
    discriminators,
    injectFooter: [],
    resolve: ($ref: string) => resolveRef(document, $ref, { silent: options.silent ?? false }),
  };
  return transformSchema(document, context as unknown as GlobalContext);
}

/**
 * Loads what the generator reads the text of references with. By itself that loads readers of YAML, of folders and of the
 * network, sixty files, for one function that is needed: so it gets that one, and the others when it calls them.
 */
function loadReferenceTools(require: NodeJS.Require): void {
  const file = require.resolve("@redocly/openapi-core/lib/utils.js");
  const get = (_: object, name: string) => (name === "isTruthy" ? Boolean : require(file)[name]);
  require.cache[file] = { loaded: true, exports: new Proxy({}, { get }) } as NodeJS.Module;
  require("@redocly/openapi-core/lib/ref-utils.js");
  delete require.cache[file];
}
