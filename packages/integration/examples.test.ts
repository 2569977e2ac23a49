import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
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

it.each([
  ["sandbox", ["vitest.test.js", "jest.test.cjs"]],
  ["client", ["msw.test.js", "fake-timers.test.js"]],
])("the JavaScript in the README of the %s is what is run here", (name, files) => {
  const readme = readFileSync(join(import.meta.dirname, "..", name, "README.md"), "utf8");
  const shown = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  expect(shown).toEqual(files.map((file) => readFileSync(join(folder, file), "utf8")));
});
