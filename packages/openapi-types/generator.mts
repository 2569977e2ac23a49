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
  // TypeScript prints four spaces; a tab is a tenth of what a consumer installs of this package less.
  return header + astToString(ast).replace(/^(?: {4})+/gm, (indent) => "\t".repeat(indent.length / 4));
}
