import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCheckout } from "../test/checkout.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const examples = "packages/integration/examples";

/** The last release of the client; before the first one, what is committed. */
const describe = ["describe", "--tags", "--abbrev=0", "--match", "@conomyhq/client@*"];
const previous = spawnSync("git", describe, { cwd: root, encoding: "utf8" }).stdout.trim() || "HEAD";

const checkout = createCheckout();
beforeAll(() => {
  rmSync(join(checkout.folder, examples), { recursive: true });
  const archive = execFileSync("git", ["archive", previous, examples], { cwd: root });
  execFileSync("tar", ["-x", "-C", checkout.folder], { input: archive });
});
afterAll(() => checkout.remove());

it(`the examples of ${previous} run with what is built here`, async () => {
  const vitest = "packages/integration/node_modules/vitest/vitest.mjs";
  const args = ["run", "--root", "packages/integration", "examples/", "examples.test.ts", "-t", "^(?!the )|Jest"];
  const { code, stdout, stderr } = await checkout.run("node", vitest, ...args);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/Tests .*\d+ passed/);
});

it(`the examples of ${previous} compile with what is built here`, async () => {
  const tsc = "node_modules/typescript-7/bin/tsc";
  expect(await checkout.run("node", tsc, "--project", "packages/integration")).toMatchObject({ code: 0, stdout: "" });
});
