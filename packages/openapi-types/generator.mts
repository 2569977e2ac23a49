import openapiTS, { astToString, type OpenAPITSOptions } from "openapi-typescript";

const header = `/**
 * Generated from openapi/conomy.yaml by \`pnpm generate\`. Do not edit.
 */
`;

/** How types are made of the contract. `contract-diff.yaml` says the same to the contract diff. */
export const generatorOptions: OpenAPITSOptions = {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  // A `default` in a schema shared by requests and responses must not make the property required in requests.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
};

/**
 * Compiles an OpenAPI document into TypeScript declarations.
 *
 * @param source - The document: a URL (`file:` for a path on disk), or its text.
 * @returns The text of a `.d.ts` file in which every component schema has an alias of its own name.
 */
export async function renderTypes(source: URL | string): Promise<string> {
  const ast = await openapiTS(source, { ...generatorOptions, silent: true });
  return header + tidy(astToString(ast));
}

/**
 * Compiles the contract into the declarations of this package: what {@link renderTypes} makes, without what only repeats.
 * A consumer installs them.
 */
export async function renderPackage(source: URL | string): Promise<string> {
  const shared = new Set<string>();
  const declarations = (await renderTypes(source))
    // The methods that a path does not have.
    .replace(/^\t\t(get|put|post|delete|options|head|patch|trace)\?: never;\n/gm, "")
    .replace(/^\t\tparameters: \{\n(\t+\w+\?: never;\n)+\t\t\};\n/gm, "")
    // Of the description of an operation, the first paragraph; the reference docs have all of it.
    .replace(/^(\t\t\/\*\*\n(?:\t\t \* .*\n)+\t\t \*\n(?:\t\t \* .*\n)+)(?:\t\t \*.*\n)*(?=\t\t \*\/)/gm, "$1")
    // Only schemas are types that anybody names.
    .replace(/^export type \w+ = components\['(?!schemas')\w+'\].*\n/gm, "")
    // What headers a response may have is not documented.
    .replace(/^\t+headers: \{\n\t+\[name: string\]: unknown;\n\t+\};\n/gm, "")
    // Operations and schemas describe what these hold.
    .replace(/^\t(responses|requestBodies): \{\n[\s\S]*?^\t\};\n/gm, (section) => section.replace(comments, ""))
    // A header is described once, because operations share it; every other parameter where it is used.
    .replace(/^\t{3}header\??: \{\n[\s\S]*?^\t{3}\};\n/gm, (headers) => {
      for (const [, name = ""] of headers.matchAll(/components\["parameters"\]\["(\w+)"\]/g)) shared.add(name);
      return headers.replace(comments, "");
    });
  const described = declarations.replace(/^\tparameters: \{\n[\s\S]*?^\t\};\n/m, (section) =>
    section.replace(comments, (comment, name) => (shared.has(name) ? comment : "")),
  );
  return dense(described);
}

/** Lines that hold nothing but a bracket or the end of a comment take 1 kB. */
function dense(declarations: string): string {
  return declarations
    .replace(/\{\n\t+content: \{\n\t+("[^"]+": .*);\n\t+\};\n\t+\}/g, "{ content: { $1 } }")
    .replace(/^(\t+\/\*\*)\n\t+ \*/gm, "$1")
    .replace(/\n\t+ \*\/$/gm, " */");
}

/** The comments, and the name of what each describes. */
const comments = /^\t+\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?=\s*(\w*))/gm;

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
