import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compare } from "@conomyhq/contract-diff";
import { afterAll, expect, it } from "vitest";
import { renderContract } from "../client/generator.ts";
import { renderTypes } from "../openapi-types/generator.mts";

// Another contract goes through the house, and nothing in the house is edited for it. The sandbox serves it in a test of its own.

const root = fileURLToPath(new URL("../../", import.meta.url));
const file = join(root, "openapi/test/fixtures/library/library.yaml");
const library = readFileSync(file, "utf8");
const folder = mkdtempSync(join(tmpdir(), "second-contract-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: root, env: { ...process.env, NO_COLOR: "1" } }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

it("is linted by the same rules", async () => {
  const { code, output } = await run("redocly", "lint", file);
  expect(output).toContain("Your API description is valid");
  expect(code).toBe(0);
});

it("becomes types that code compiles against", async () => {
  writeFileSync(join(folder, "library.d.ts"), await renderTypes(library));
  writeFileSync(
    join(folder, "use.ts"),
    `import type { Book, operations, Shelf } from "./library.d.ts";
     export const first = (shelf: Shelf): Book | undefined => shelf.rows[0]?.[0];
     export const path: operations["getBook"]["parameters"]["path"] = { "shelf-name": "Poetry", "book-number": 7 };
     // @ts-expect-error -- a book has a title
     export const untitled: Book = { authors: [] };`,
  );
  const { code, output } = await run(
    process.execPath,
    fileURLToPath(import.meta.resolve("typescript/bin/tsc")),
    ...["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--allowImportingTsExtensions", "--module", "nodenext"],
    join(folder, "use.ts"),
  );
  expect({ code, output }).toEqual({ code: 0, output: "" });
});

it("gives the client what it needs at run time", () => {
  const facts = renderContract(library);
  for (const fact of [
    'version = "1.2.3"',
    '{"trial":"https://api.library.test/trial","live":"https://api.library.test"}',
    'authPath = "/sessions"',
    '"X-Door-Key" | "User-Agent" | "library-edition"',
    'apiKeyHeader = "x-door-key"',
    'apiVersion = "second"',
    'KnownErrorCode = "closed" | "lost"',
  ]) {
    expect(facts).toContain(fact);
  }
});

it("becomes a page", async () => {
  const page = join(folder, "index.html");
  const { code } = await run("redocly", "build-docs", file, "--output", page);
  expect(code).toBe(0);
  for (const shown of ["Lending library API", "Begin a session", "book-number"]) {
    expect(readFileSync(page, "utf8")).toContain(shown);
  }
});

it.each([
  [
    "another operation",
    "\n  /sessions:\n",
    "\n  /floors: { get: { operationId: listFloors, responses: { 200: { description: Floors. } } } }\n  /sessions:\n",
    "minor",
    "`GET /floors` was added.",
  ],
  [
    "a path parameter of another type",
    "        type: integer\n      example: 7",
    "        type: boolean\n      example: true",
    "major",
    "book-number",
  ],
  ["a book in a row without a title", "required: [title]", "required: []", "major", "title"],
  ["another header for the key", "name: X-Door-Key", "name: X-Gate-Key", "major", "doorKey"],
  [
    "one way less to show who calls",
    "        - librarian: []\n        - stamp: []\n",
    "        - stamp: []\n",
    "major",
    "shelves",
  ],
] as const)("is compared with what it was: %s", async (_, from, to, bump, said) => {
  expect(library.split(from)).toHaveLength(2);
  writeFileSync(join(folder, "base.yaml"), library);
  writeFileSync(join(folder, "revision.yaml"), library.replace(from, to));
  const comparison = await compare("base.yaml", "revision.yaml", { cwd: folder, typescript: true });
  expect(comparison.bump).toBe(bump);
  expect(JSON.stringify([comparison.changes, comparison.typescript])).toContain(said);
});
