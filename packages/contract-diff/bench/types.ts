// What comparing types costs: `pnpm bench`, or `node bench/types.ts BASE.json REVISION.json` for two documents of your
// own. Each comparison runs in a process of its own, and the cost of loading the compiler is told apart.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import type { OpenApiDocument } from "../src/contract/load.ts";
import type { Documents } from "../src/types/find-impacts.ts";
import { githubDocument } from "../test/large/github/documents.ts";

const contract = join(import.meta.dirname, "../../../openapi/conomy.yaml");

const cases: Record<string, () => Documents> = {
  "the own contract, a property renamed": () => edited(readFileSync(contract, "utf8"), "zipcode", "zipCode"),
  "GHES 2.21 to 2.22": () => pairOf(githubDocument("ghes-2.21"), githubDocument("ghes-2.22")),
  "3,000 operations, a shared property renamed": () => edited(JSON.stringify(manyOperations(3_000)), "email", "mail"),
};

const { positionals } = parseArgs({ allowPositionals: true });
const [first, second] = positionals;
if (first !== undefined && second === undefined) {
  await measure(cases[first]?.() ?? fail(first));
} else if (first !== undefined && second !== undefined) {
  await measure(pairOf(first, second));
} else {
  for (const name of Object.keys(cases)) {
    console.log(
      `${name}: ${execFileSync(process.execPath, [import.meta.filename, name], { encoding: "utf8" }).trim()}`,
    );
  }
}

async function measure(documents: Documents): Promise<void> {
  const startedAt = performance.now();
  const { findImpacts } = await import("../src/types/find-impacts.ts");
  const loadedAt = performance.now();
  const impacts = await findImpacts(documents);
  const seconds = (from: number, to: number) => `${((to - from) / 1_000).toFixed(2)} s`;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const facts = [
    `${impacts.length} impacts in ${seconds(loadedAt, performance.now())}`,
    `loading took ${seconds(startedAt, loadedAt)}`,
    `the process took ${((userCPUTime + systemCPUTime) / 1e6).toFixed(2)} s of CPU and ${Math.round(maxRSS / 1_024)} MB`,
  ];
  console.log(facts.join("; "));
}

function fail(name: string): never {
  throw new Error(`There is no case "${name}". Give the name of one, or two paths.`);
}

function edited(text: string, from: string, to: string): Documents {
  return { base: { document: parseText(text) }, revision: { document: parseText(text.replaceAll(from, to)) } };
}

function pairOf(base: string, revision: string): Documents {
  return {
    base: { document: parseText(readFileSync(base, "utf8")) },
    revision: { document: parseText(readFileSync(revision, "utf8")) },
  };
}

function parseText(text: string): OpenApiDocument {
  return text.startsWith("{") ? JSON.parse(text) : parse(text);
}

function manyOperations(count: number): OpenApiDocument {
  const schema = { $ref: "#/components/schemas/Customer" };
  const content = { "application/json": { schema } };
  const operation = (index: number) => ({
    operationId: `read${index}`,
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    responses: { 200: { description: "It.", content } },
  });
  const paths = Array.from({ length: count }, (_, index) => [`/${index}/{id}`, { get: operation(index) }] as const);
  return {
    openapi: "3.1.0",
    info: { version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas: { Customer: { type: "object", properties: { email: { type: "string" } } } } },
  };
}
