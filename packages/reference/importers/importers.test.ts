import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";

const folder = inject("importers");
const textOf = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");
const listed = [...textOf("pages/downloads.md").matchAll(/\]\(([\w.]+\.(?:yaml|json))\)/g)].map(
  ([, file = ""]) => file,
);
const dereferenced = (file: string) => file.includes(".dereferenced.");
const rows = [
  ...textOf("README.md").matchAll(/^\| `([\w@/-]+)` \| (with|without|either) \| (yes|no) \| (yes|no) \|/gm),
].map(([, tool = "", references, bearer, key]) => ({
  tool,
  reads: listed.filter((file) => references === "either" || dereferenced(file) === (references === "without")),
  bearer: bearer === "yes",
  key: key === "yes",
}));
const runs = rows.flatMap((row) => row.reads.map((file) => ({ ...row, file })));
const refusals = rows.flatMap(({ tool, reads }) =>
  listed.filter((file) => !reads.includes(file)).map((file) => ({ tool, file })),
);

it("the README has a row for each tool", () => {
  const tools = readdirSync(join(import.meta.dirname, "tools")).map((file) => file.replace(".mjs", ""));
  expect(rows.map(({ tool }) => moduleOf(tool)).sort()).toEqual(tools.sort());
});

it("the page offers the contract with references, and without", () => {
  expect(listed).toEqual(["conomy.yaml", "conomy.json", "conomy.dereferenced.json"]);
});

describe("as the README says, each tool reads every operation and keeps the credentials of PATCH that it can", () => {
  it.each(runs)("$tool, from $file", async ({ tool, file, bearer, key }) => {
    const { operations, patch } = await read(tool, file);
    expect(operations).toBe(5);
    expect({ bearer: /bearer/i.test(patch), key: /x-?api-?key/i.test(patch) }).toEqual({ bearer, key });
  });
});

it.each(refusals)("$tool does not read $file", async ({ tool, file }) => {
  await expect(read(tool, file)).rejects.toThrow();
});

/** The module of a tool is called after its package, without the scope. */
function moduleOf(tool: string): string {
  return tool.replace("@", "").replace("/", "-");
}

async function read(tool: string, file: string): Promise<{ operations: number; patch: string }> {
  const result = join(folder, `${moduleOf(tool)}-${file}.result.json`);
  const args = ["read.mjs", moduleOf(tool), join(folder, file), result];
  // Nothing else of this process: tools behave otherwise under vitest.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DO_NOT_TRACK: "1" };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return JSON.parse(readFileSync(result, "utf8"));
}
