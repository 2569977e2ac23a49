import openapiTS, { astToString } from "openapi-typescript";

const header = `/**
 * Generated from openapi/conomy.yaml by \`pnpm generate\`. Do not edit.
 */
`;

/**
 * Compiles an OpenAPI document into TypeScript declarations.
 *
 * @param source - The document: a URL (`file:` for a path on disk), or its text.
 * @returns The text of a `.d.ts` file in which every component schema has an alias of its own name.
 */
export async function renderTypes(source: URL | string): Promise<string> {
  const ast = await openapiTS(source, {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    // A `default` in a schema shared by requests and responses must not make the property required in requests.
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return header + tidy(astToString(ast));
}

/**
 * Compiles the contract into the declarations of this package: what {@link renderTypes} makes, without what only repeats.
 * A consumer installs them.
 */
export async function renderPackage(source: URL | string): Promise<string> {
  const declarations = await renderTypes(source);
  return (
    declarations
      // The methods that a path does not have.
      .replace(/^\t\t(get|put|post|delete|options|head|patch|trace)\?: never;\n/gm, "")
      .replace(/^\t\tparameters: \{\n(\t+\w+\?: never;\n)+\t\t\};\n/gm, "")
      // Only schemas are types that anybody names.
      .replace(/^export type \w+ = components\['(?!schemas')\w+'\].*\n/gm, "")
      // Operations and schemas describe what these hold.
      .replace(/^\t(responses|requestBodies): \{\n[\s\S]*?^\t\};\n/gm, (section) => section.replace(comments, ""))
      // A header that operations share is described once, among the components.
      .replace(/^\t{3}header\??: \{\n[\s\S]*?^\t{3}\};\n/gm, (headers) => headers.replace(comments, ""))
  );
}

const comments = /^\t+\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm;

/**
 * Tabs take a tenth less than the four spaces that TypeScript prints. The tag `@description`, which editors would show beside
 * the text, becomes a paragraph, without the indentation that Markdown would read as code.
 */
function tidy(declarations: string): string {
  return declarations
    .replace(/^(?: {4})+/gm, (indent) => "\t".repeat(indent.length / 4))
    .replace(/^(\s*\/\*\* |\s*\/\*\*\n\s*\* )@description /gm, "$1")
    .replace(/^(\s*)\* @description /gm, "$1*\n$1* ")
    .replace(/^(\s*\*) {5}/gm, "$1 ");
}
