import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { githubAnchor } from "../links.ts";

const dist = join(import.meta.dirname, "../dist");
const read = (name: string) => readFileSync(join(dist, name), "utf8");
const contractFile = join(import.meta.dirname, "../../../openapi/conomy.yaml");
const contract = parse(readFileSync(contractFile, "utf8"));
const operations = Object.entries<Record<string, { summary: string }>>(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { summary }]) => ({ line: `${method.toUpperCase()} ${path}`, summary })),
);

interface Schema {
  properties?: object;
  "x-extensible-enum"?: string[];
}

it("has every file that the page lists", () => {
  const list = readFileSync(join(import.meta.dirname, "../pages/downloads.md"), "utf8");
  const files = [...list.matchAll(/\]\(([\w.]+)\)/g)].map(([, file = ""]) => file);
  expect(files).toHaveLength(5);
  for (const file of files) expect(read(file).length).toBeGreaterThan(100);
});

it("gives the contract as it is written, and as JSON", () => {
  expect(read("conomy.yaml")).toBe(readFileSync(contractFile, "utf8"));
  expect(JSON.parse(read("conomy.json"))).toEqual(contract);
});

it("gives the contract without references", () => {
  const text = read("conomy.dereferenced.json");
  expect(text).not.toContain('"$ref"');
  expect(JSON.parse(text).paths["/customers/{customer-id}"].patch.parameters[0].name).toBe("customer-id");
});

it("says in Markdown where to ask for support", () => {
  expect(read("conomy.md").split("## Getting started")[0]).toContain(contract.info.contact.email);
});

it("gives every operation as Markdown, with links that lead to its own headings", () => {
  const page = read("conomy.md");
  for (const { line, summary } of operations) expect(page).toContain(`### ${summary}\n\n\`${line}\``);
  const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => `#${githubAnchor(heading)}`);
  for (const [, link] of page.matchAll(/\]\((#[^)]*)\)/g)) expect(anchors).toContain(link);
});

it("gives every schema, field and known value as Markdown", () => {
  const schemas = read("conomy.md").split("\n## Schemas\n")[1] ?? "";
  for (const [name, schema] of Object.entries<Schema>(contract.components.schemas)) {
    expect(schemas).toContain(`### ${name}\n`);
    for (const field of Object.keys(schema.properties ?? {})) expect(schemas).toContain(`- \`${field}\` (`);
    for (const value of schema["x-extensible-enum"] ?? []) expect(schemas.split(`| \`${value}\` |`)).toHaveLength(2);
  }
});

it("links each operation to its section of SOURCES.md", () => {
  const sources = readFileSync(join(import.meta.dirname, "../../../openapi/SOURCES.md"), "utf8");
  const page = read("index.html");
  for (const { line } of operations) {
    expect(sources).toContain(`## \`${line}\`\n`);
    expect(page).toContain(`openapi/SOURCES.md#${githubAnchor(line)}`);
  }
  expect(read("conomy.md").split("\n## ")[0]).toContain("blob/main/openapi/SOURCES.md)");
});
