import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bump, largest } from "../src/bump.ts";
import { type Change, operationsOf } from "../src/change.ts";
import { Contract } from "../src/contract/contract.ts";
import { readContract } from "../src/contract/load.ts";
import { find } from "../src/find/find.ts";
import { rate } from "../src/rate/rate.ts";

/** Rates two documents. */
export function rateDocuments(base: unknown, revision: unknown): Promise<Change[]> {
  return rateTexts(JSON.stringify(base), JSON.stringify(revision));
}

/** Rates the texts of two documents. */
export async function rateTexts(...texts: [base: string, revision: string]): Promise<Change[]> {
  const folder = mkdtempSync(join(tmpdir(), "contract-diff-test-"));
  try {
    const [base, revision] = texts.map((text, index) => {
      const name = `${index}.yaml`;
      writeFileSync(join(folder, name), text);
      return readContract(name, folder, folder);
    });
    if (!base || !revision) throw new Error("A document that was just written is not there.");
    const versions = { base: new Contract(base), revision: new Contract(revision) };
    return rate(await find(versions), versions);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A document with an operation for each schema, so that one run of the engine rates them all. */
export function documentOf(schemas: readonly unknown[], direction: "request" | "response", openapi = "3.1.0"): object {
  const paths = schemas.map((schema, index) => {
    const content = { "application/json": { schema } };
    const operation = {
      operationId: `op${index}`,
      ...(direction === "request" && { requestBody: { content } }),
      responses: { 200: { description: "Fine.", ...(direction === "response" && { content }) } },
    };
    return [`/pair-${index}`, { post: operation }] as const;
  });
  const components = { schemas: { Text: { type: "string", maxLength: 100 } } };
  return { openapi, info: { title: "Pairs", version: "1.0.0" }, paths: Object.fromEntries(paths), components };
}

/** The largest level of each operation of {@link documentOf}. */
export function levels(changes: readonly Change[], count: number): Bump[] {
  return Array.from({ length: count }, (_, index) =>
    largest(changes.filter((change) => operationsOf(change).includes(`POST /pair-${index}`)).map(({ level }) => level)),
  );
}
