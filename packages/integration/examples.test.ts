import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "examples");

// Vitest finds the examples for Vitest by itself.
it("the example for Jest passes in Jest", async () => {
  const args = ["--rootDir", folder, "--testMatch", "**/jest.test.cjs", "--watchman=false", "--no-cache"];
  const { stderr } = await promisify(execFile)(join(import.meta.dirname, "node_modules/.bin/jest"), args);
  expect(stderr).toMatch(/Tests: +1 passed, 1 total/);
}, 60_000);

const pageOf = (name: string, page: string) => readFileSync(join(import.meta.dirname, "..", name, page), "utf8");

it("the JavaScript in the README of the sandbox is what is run here", () => {
  const shown = [...pageOf("sandbox", "README.md").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  const files = ["vitest.test.js", "jest.test.cjs"];
  expect(shown).toEqual(files.map((file) => readFileSync(join(folder, file), "utf8")));
});

it("the pages of the client lead to the examples that are run here", () => {
  const pages = pageOf("client", "README.md") + pageOf("client", "docs/guides.md");
  const linked = [...pages.matchAll(/integration\/examples\/([^)]+)/g)].map(([, file]) => file);
  expect(linked).toEqual(["opentelemetry.ts", "msw.test.js", "fake-timers.test.js"]);
  expect(linked.filter((file) => !existsSync(join(folder, String(file))))).toEqual([]);
});
