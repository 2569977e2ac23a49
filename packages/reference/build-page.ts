import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { ContractDocumentError, checkReferences, loadDocument } from "@conomyhq/contract-document";
import { finishedPage } from "./finished-page.ts";
import { type Result, run } from "./run.ts";

const root = join(import.meta.dirname, "../..");

const contract = "openapi/conomy.yaml";

/** What a page is built with, beside what stands in this folder. */
export interface PageOptions {
  /** The file to write. */
  output: string;
  /** Marks a page that is being previewed: it reloads when the server has a page with another mark. */
  preview?: string;
  /** Runs Redocly's CLI in this folder. Default: in a process of its own. */
  redocly?(args: readonly string[]): Promise<Pick<Result, "code" | "stderr">>;
}

/**
 * Builds the page from openapi/conomy.yaml.
 *
 * @throws an `Error` that says what is wrong, and where; its paths start at the root.
 */
export async function buildPage({ output, preview, redocly = runRedocly }: PageOptions): Promise<void> {
  const args = ["--config", "redocly.yaml", "--inlineBundle", "--template", "page.hbs", "--output", output];
  if (preview !== undefined) args.push("--templateOptions.preview", preview);
  const [read, built] = await Promise.allSettled([
    readContract(),
    redocly(["build-docs", join("../..", contract), ...args]),
  ]);
  if (read.status === "rejected") throw atRoot(read.reason.message);
  if (built.status === "rejected") throw built.reason;
  const { code, stderr } = built.value;
  if (code !== 0) throw atRoot(lastParagraph(stderr));
  const file = resolve(import.meta.dirname, output);
  await writeFile(file, finishedPage(await readFile(file, "utf8")));
}

/** Redocly would make a page in which the target of a `$ref` is missing. */
async function readContract(): Promise<void> {
  try {
    checkReferences(loadDocument(join(root, contract), contract));
  } catch (error) {
    if (!(error instanceof ContractDocumentError)) throw error;
    throw new Error(`${error.message}. Correct the YAML.`, { cause: error });
  }
}

const atRoot = (message: string) => new Error(message.replaceAll(`${root}/`, ""));

function runRedocly(args: readonly string[]): Promise<Result> {
  return run(join(root, "node_modules/.bin/redocly"), args, { cwd: import.meta.dirname });
}

/** Redocly greets in a frame of its own before it says what is wrong. */
function lastParagraph(text: string): string {
  return (
    text
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? ""
  );
}
