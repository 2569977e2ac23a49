import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type MockServer, startMockServer } from "@conomyhq/openapi/mock-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

const root = join(import.meta.dirname, "../..");
const pages = ["README.md", "packages/client/README.md", "packages/openapi-types/README.md"];

// Beside this package's own modules, so that a snippet finds the packages that it imports.
const folder = join(import.meta.dirname, ".readme");

const snippets = pages.flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""], index) => ({
    name: `snippet ${index + 1} of ${page}`,
    file: join(folder, `${page.replaceAll(/\W/g, "-")}-${index + 1}.ts`),
    code: `${code}\nexport {};\n`,
  })),
);

let prism: MockServer;
const fetch = globalThis.fetch;

beforeAll(async () => {
  prism = await startMockServer();
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of snippets) writeFileSync(file, code);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await prism.close();
});

beforeEach(() => {
  vi.stubEnv("CONOMY_API_KEY", "key").stubEnv("CONOMY_CLIENT_ID", "id").stubEnv("CONOMY_CLIENT_SECRET", "secret");
  // The snippets name the real sandbox; here Prism answers in its place.
  globalThis.fetch = (url, init) => fetch(String(url).replace("https://api.conomyhq.com/sandbox", prism.url), init);
});
afterEach(() => {
  vi.unstubAllEnvs();
  globalThis.fetch = fetch;
});

it("finds the snippets", () => {
  expect(snippets.length).toBeGreaterThanOrEqual(4);
});

it("every snippet compiles as it stands", () => {
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const { stdout, status } = spawnSync("tsc", [...flags, ...snippets.map(({ file }) => file)], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
}, 60_000);

describe("every snippet runs", () => {
  it.each(snippets)("$name", async ({ file }) => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const error = vi.spyOn(console, "error").mockReturnValue();
    await import(/* @vite-ignore */ file);
    expect(error).not.toHaveBeenCalled();
    log.mockRestore();
    error.mockRestore();
  });
});
