import { bundle, createConfig } from "@redocly/openapi-core";

/** A text of the contract that a reader of the page has to be able to see, and where it stands. */
export type ContractText = { where: string; text: string };

type Node = Record<string, unknown>;

const TEXTS = ["title", "summary", "description"];
const EXAMPLES = ["example", "examples"];

/** Every description, example, name and known value of the contract, as it is before the docs build adds to it. */
export async function contractTexts(contract: string): Promise<ContractText[]> {
  const { bundle: bundled } = await bundle({ ref: contract, config: await createConfig({}) });
  return [...textsOf(bundled.parsed as Node, "#")];
}

function* textsOf(node: unknown, where: string): Generator<ContractText> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* textsOf(item, `${where}/${index}`);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const place = `${where}/${key}`;
    if (TEXTS.includes(key) && typeof child === "string")
      yield* paragraphs(child).map((text) => ({ where: place, text }));
    else if (key === "value") yield* members(child, place);
    else if (EXAMPLES.includes(key) && !isNamedExamples(child)) yield* leaves(child, place);
    else if (key === "x-extensible-enum") yield* leaves(child, place);
    else if (key === "x-enumDescriptions") yield* leaves(child, place);
    else if (key === "properties") yield* propertyTexts(child as Node, place);
    else yield* textsOf(child, place);
  }
}

function* propertyTexts(properties: Node, where: string): Generator<ContractText> {
  for (const [name, property] of Object.entries(properties)) {
    yield { where: `${where}/${name}`, text: name };
    yield* textsOf(property, `${where}/${name}`);
  }
}

function* leaves(value: unknown, where: string): Generator<ContractText> {
  if (typeof value !== "object" || value === null) yield { where, text: String(value) };
  else for (const [key, child] of Object.entries(value)) yield* leaves(child, `${where}/${key}`);
}

/** What a named example holds, each member with its name as JSON writes it. */
function* members(value: unknown, where: string): Generator<ContractText> {
  for (const [key, child] of Object.entries(Object(value))) {
    const place = `${where}/${key}`;
    const name = Array.isArray(value) ? "" : `"${key}": `;
    if (typeof child !== "object" || child === null) yield { where: place, text: name + JSON.stringify(child) };
    else {
      yield { where: place, text: name.trim() };
      yield* members(child, place);
    }
  }
}

const isNamedExamples = (value: unknown) =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((item) => item && typeof item === "object" && "value" in item);

/** Markdown as it reads: one text for each paragraph, heading and item of a list. */
function paragraphs(markdown: string): string[] {
  return markdown
    .split(/\n\s*\n|\n(?=\s*- )/)
    .map((paragraph) => plain(paragraph.replace(/^\s*(#+|-)\s/, "").replaceAll(/[`*]/g, "")))
    .filter((text) => text !== "");
}

/** White space as a browser shows it. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
