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
  return header + shorten(astToString(ast));
}

/**
 * Writes less for the same types: a consumer installs it. Tabs take a tenth less than the four spaces that TypeScript prints.
 * The tag `@description`, which editors would show beside the text, becomes a paragraph,
 * without the indentation that Markdown would read as code. A header that operations share is described once,
 * among the components.
 */
function shorten(declarations: string): string {
  return declarations
    .replace(/^(?: {4})+/gm, (indent) => "\t".repeat(indent.length / 4))
    .replace(/^(\s*\/\*\* |\s*\/\*\*\n\s*\* )@description /gm, "$1")
    .replace(/^(\s*)\* @description /gm, "$1*\n$1* ")
    .replace(/^(\s*\*) {5}/gm, "$1 ")
    .replace(/^\t+header\??: \{\n[\s\S]*?^\t+\};/gm, (headers) =>
      headers.replace(/^\t+\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?=.*: components\["parameters"\])/gm, ""),
    );
}
