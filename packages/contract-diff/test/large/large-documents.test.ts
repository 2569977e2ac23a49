import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createRepository, type Repository } from "../repository.ts";
import { githubDocument } from "./github/documents.ts";

// GitHub's descriptions of its API: some 2.6 MB of JSON each. The figures are printed; only the report can fail.

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

async function compare(base: string, revision: string) {
  const peaks = join(repository.folder, "peaks");
  const notePeak = `import { appendFileSync } from "node:fs";
    process.on("exit", () => appendFileSync(${JSON.stringify(peaks)}, process.resourceUsage().maxRSS / 1024 + "\\n"));`;
  const startedAt = performance.now();
  const args = [githubDocument(base), githubDocument(revision), "--no-gate", "--format", "json"];
  const result = await repository.start(args, "", {
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(notePeak)}`,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const megabytes = readFileSync(peaks, "utf8")
    .trim()
    .split("\n")
    .map((peak) => Math.round(Number(peak)))
    .join(" and ");
  console.log(`${base} to ${revision}: ${seconds} s; the engine and the whole took ${megabytes} MB at most`);
  expect(result).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(result.stdout);
}

it("two versions of a large API are compared, types included", async () => {
  const { bump, changes, typescript, typescriptSkipped } = await compare("ghes-2.21", "ghes-2.22");
  expect(bump).toBe("major");
  expect(changes.length).toBeGreaterThan(1_000);
  expect(typescript.length).toBeGreaterThan(10);
  expect(typescriptSkipped ?? null).toBeNull();
}, 120_000);

it("the types of documents of any size are compared", async () => {
  const { changes, typescript, typescriptSkipped } = await compare("ghes-2.22", "api.github.com");
  expect(changes.length).toBeGreaterThan(1_000);
  expect(typescript.length).toBeGreaterThan(10);
  expect(typescriptSkipped ?? null).toBeNull();
}, 120_000);
