import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Refusal, serve } from "../host.ts";

// The program of `Redocly`: compares what its parent names, one pair at a time.

/** Two files to compare. */
export interface Question {
  base: string;
  revision: string;
}

/** The report of `redocly diff --format=json`. */
export interface Report {
  report: string;
}

interface Diff {
  handleDiff(call: { argv: Record<string, string>; config: unknown }): Promise<void>;
}

type Loader = (options: { configPath: string }) => Promise<unknown>;

const library = join(createRequire(import.meta.url).resolve("@redocly/cli/package.json"), "../lib");

/**
 * Imports the command's own module, and its configuration. Neither is exported, and their files are named by a hash of
 * their content, so the command's entry has to be read for where they are.
 */
async function importDiff(): Promise<(question: Question) => Promise<void>> {
  const entry = readFileSync(join(library, "index.js"), "utf8");
  const find = (pattern: RegExp) => {
    const found = pattern.exec(entry);
    if (!found)
      throw new Error(`This version of @redocly/cli is built differently: ${pattern} is not in its index.js.`);
    return found.slice(1) as [string, string];
  };
  const [diff] = find(/handleDiff:\w+\}=await import\("\.\/(chunks\/\w+\.js)"\)/);
  const [loader] = find(/await ([\w$]+)\(\{configPath:/);
  const [name, core] = find(new RegExp(`[{,]([\\w$]+) as ${loader}\\b[^}]*\\}from"\\./(chunks/\\w+\\.js)"`));
  const load = (chunk: string) => import(pathToFileURL(join(library, chunk)).href);
  const { handleDiff }: Diff = await load(diff);
  const parts: Record<string, unknown> = await load(core);
  readJson(parts);
  // With the repository's own configuration the engine would rate nothing as major, because it names no diff rule.
  const config = await (parts[name] as Loader)({ configPath: join(import.meta.dirname, "redocly-diff.yaml") });
  return ({ base, revision }) => handleDiff({ argv: { base, revision, format: "json", "fail-on": "none" }, config });
}

interface Written {
  absoluteRef: string;
  body: string;
}

/** Has JSON read as JSON: as the YAML that it is too, the engine takes ten times as long. */
function readJson(parts: Record<string, unknown>): void {
  const hasParser = (
    part: unknown,
  ): part is { prototype: { parseDocument(source: Written, ...rest: unknown[]): unknown } } =>
    typeof part === "function" && part.prototype !== undefined && "parseDocument" in part.prototype;
  for (const { prototype } of Object.values(parts).filter(hasParser)) {
    const { parseDocument } = prototype;
    prototype.parseDocument = function (source, ...rest) {
      if (!source.absoluteRef.endsWith(".json")) return parseDocument.call(this, source, ...rest);
      return { source, parsed: JSON.parse(source.body) };
    };
  }
}

/** What the command writes, to both of its outputs. */
async function capture(run: () => Promise<void>): Promise<Report | Refusal> {
  const written = { stdout: "", stderr: "" };
  const streams = (["stdout", "stderr"] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (text) => {
      written[name] += text;
      return true;
    };
    return () => {
      process[name].write = write;
    };
  });
  try {
    await run();
    return { report: written.stdout };
  } catch (error) {
    return { refusal: `${written.stderr}${error instanceof Error ? error.message : String(error)}`.trim() };
  } finally {
    for (const restore of streams) restore();
  }
}

const diff = importDiff();
// Whoever asks gets the reason.
diff.catch(() => {});
serve<Question, Report>((question) => capture(async () => (await diff)(question)));
