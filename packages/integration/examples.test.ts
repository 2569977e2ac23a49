import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "examples");

// Vitest finds the example for Vitest by itself.
it("the example for Jest passes in Jest", async () => {
  const args = ["--rootDir", folder, "--testMatch", "**/jest.test.cjs", "--watchman=false", "--no-cache"];
  const { stderr } = await promisify(execFile)(join(import.meta.dirname, "node_modules/.bin/jest"), args);
  expect(stderr).toMatch(/Tests: +1 passed, 1 total/);
}, 60_000);

it.each(["vitest.test.js", "jest.test.cjs"])("the sandbox's README shows %s as it is run", (file) => {
  const readme = readFileSync(join(import.meta.dirname, "../sandbox/README.md"), "utf8");
  expect(readme).toContain(readFileSync(join(folder, file), "utf8"));
});
