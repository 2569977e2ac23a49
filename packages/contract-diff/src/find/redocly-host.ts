import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The child process of `Redocly`: compares what its parent names, one pair at a time, until the parent lets go of it.

/** Two files to compare. */
export interface Question {
  base: string;
  revision: string;
}

/** The report of `redocly diff --format=json`, or why there is none. */
export type Outcome = { report: string } | { refusal: string };

interface Diff {
  handleDiff(call: { argv: Record<string, string>; config: unknown }): Promise<void>;
}

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
  // With the repository's own configuration the engine would rate nothing as major, because it names no diff rule.
  const config = await (await load(core))[name]({ configPath: join(import.meta.dirname, "redocly-diff.yaml") });
  return ({ base, revision }) => handleDiff({ argv: { base, revision, format: "json", "fail-on": "none" }, config });
}

/** What the command writes, to both of its outputs. */
async function capture(run: () => Promise<void>): Promise<Outcome> {
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
process.on("message", async (question: Question) => {
  const outcome = await capture(async () => (await diff)(question));
  process.send?.(outcome);
});
process.on("disconnect", () => process.exit());
