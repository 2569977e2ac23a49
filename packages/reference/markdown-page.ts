import { githubAnchor, operationLink } from "./links.ts";

type Schema = {
  type?: string;
  description?: string;
  example?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
};
type Content = {
  description?: string;
  content?: Record<string, { schema?: Schema; examples?: Record<string, Example> }>;
};
type Example = { summary?: string; value: unknown };
type Parameter = { name: string; in: string; required?: boolean; description?: string; example?: unknown };
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
};

/** The bundled contract without `$ref`s, after the decorators. */
export type ApiDescription = {
  components: { schemas: Record<string, Schema> };
  info: { title: string; summary: string; description: string; contact: { name: string; email: string } };
  servers: { url: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
};

/** The reference as one file of Markdown. */
export function markdownPage({ info, servers, paths, components }: ApiDescription): string {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => operationSection(`${method.toUpperCase()} ${path}`, operation)),
  );
  const shown = new Set(Object.values(components.schemas).map(({ description }) => tableIn(description)));
  const schemas = Object.entries(components.schemas).map(([name, schema]) => schemaSection(name, schema, shown));
  const hosts = servers.map(({ url, description }) => `- ${url}: ${description}`).join("\n");
  const support = `${info.contact.name}: ${info.contact.email}`;
  const guides = linksWithin(info.description, paths);
  return `${join(`# ${info.title}`, info.summary, hosts, support, guides, "## Operations", ...operations, "## Schemas", ...schemas)}\n`;
}

/** Leads what is a place of the page to its heading in the Markdown. */
function linksWithin(text: string, paths: ApiDescription["paths"]): string {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return operations.reduce(
    (linked, { operationId, summary }) =>
      linked.replaceAll(`](${operationLink(operationId)})`, `](#${githubAnchor(summary)})`),
    text.replaceAll("](#/section/", "](#"),
  );
}

/** What there is to read, as https://llmstxt.org describes it. */
export function llmsText({ info, paths }: ApiDescription): string {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const links = operations.map(({ summary, operationId }) => `- [${summary}](index.html${operationLink(operationId)})`);
  const files = [
    "- [The reference as Markdown](conomy.md)",
    "- [The contract, OpenAPI 3.1](conomy.yaml), also [as JSON](conomy.json) and [without `$ref`](conomy.dereferenced.json)",
    "- [The documentation of the npm packages](api/index.html)",
  ];
  return `${join(`# ${info.title}`, `> ${info.summary}`, "## Reference", files.join("\n"), "## Operations", links.join("\n"))}\n`;
}

/** @param shown - The tables of known values that have a place already: each is written once. */
function schemaSection(name: string, schema: Schema, shown: Set<string | undefined>): string {
  const described = Object.entries({ ...schema.properties }).flatMap(([property, { description }]) => {
    const table = tableIn(description);
    if (!table || shown.size === shown.add(table).size) return [];
    return [`Known values of \`${property}\`:`, table];
  });
  return join(`### ${name}`, schema.description ?? "", fields(schema).join("\n"), ...described);
}

function operationSection(line: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    ({ name, in: place, required, description, example }) =>
      `- ${label(name, place, required)}: ${inLine(description)} Example: \`${example}\``,
  );
  const responses = Object.entries(operation.responses).map(([status, response]) =>
    join(`#### Response ${status}`, contentSection(response, !status.startsWith("2"))),
  );
  return join(
    `### ${operation.summary}`,
    `\`${line}\``,
    operation.description,
    parameters.join("\n"),
    operation.requestBody ? join("#### Request body", contentSection(operation.requestBody)) : "",
    ...responses,
  );
}

/** The fields of an error are the same for every response: its examples are enough. */
function contentSection({ description = "", content = {} }: Content, onlyExamples = false): string {
  const parts = Object.values(content).flatMap(({ schema, examples = {} }) => {
    const named = Object.values(examples);
    // The description has the summary of an only example.
    const labelOf = ({ summary }: Example) => (named.length > 1 ? `${summary}:` : "");
    return [
      onlyExamples || !schema ? "" : fields(schema).join("\n"),
      ...named.map((example) => join(labelOf(example), fenced(example.value))),
    ];
  });
  return join(description, ...parts);
}

function fields(schema: Schema, indent = ""): string[] {
  const { properties = {}, required = [] } = schema.items ?? schema;
  return Object.entries(properties).flatMap(([name, property]) => [
    `${indent}- ${label(name, property.type, required.includes(name))}: ${inLine(property.description?.split("\n\n|")[0])}`,
    ...fields(property, `${indent}  `),
  ]);
}

const tableIn = (description = "") => /^\|.*$/ms.exec(description)?.[0].trim();
const label = (name: string, kind = "", required = false) => `\`${name}\` (${kind}${required ? ", required" : ""})`;
const inLine = (text = "") => text.trim().replaceAll(/\s+/g, " ");
const fenced = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
const join = (...parts: string[]) =>
  parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n\n");
