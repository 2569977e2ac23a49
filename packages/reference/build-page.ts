import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { finishedPage } from "./finished-page.ts";
import { type Result, run } from "./run.ts";

const root = join(import.meta.dirname, "../..");

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
 * @throws an `Error` with what Redocly reports; its paths start at the root.
 */
export async function buildPage({ output, preview, redocly = runRedocly }: PageOptions): Promise<void> {
  const args = ["--config", "redocly.yaml", "--inlineBundle", "--template", "page.hbs", "--output", output];
  if (preview !== undefined) args.push("--templateOptions.preview", preview);
  const { code, stderr } = await redocly(["build-docs", "../../openapi/conomy.yaml", ...args]);
  if (code !== 0) throw new Error(lastParagraph(stderr).replaceAll(`${root}/`, ""));
  const file = resolve(import.meta.dirname, output);
  await writeFile(file, finishedPage(await readFile(file, "utf8")));
}

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
