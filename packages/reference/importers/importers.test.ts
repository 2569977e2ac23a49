import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";

const folder = inject("importers");
const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const rows = [...readme.matchAll(/^\| `([\w@/-]+)` \| (with|without|either) \| (yes|no) \| (yes|no) \|/gm)].map(
  ([, tool = "", download = "", bearer, key]) => ({ tool, download, bearer: bearer === "yes", key: key === "yes" }),
);
const runs = rows.flatMap((row) =>
  (row.download === "either" ? ["with", "without"] : [row.download]).map((refs) => ({ ...row, refs })),
);

it("the README has a row for each tool", () => {
  const tools = readdirSync(join(import.meta.dirname, "tools")).map((file) => file.replace(".mjs", ""));
  expect(rows.map(({ tool }) => fileOf(tool)).sort()).toEqual(tools.sort());
});

describe("as the README says, each tool reads every operation and keeps the credentials of PATCH that it can", () => {
  it.each(runs)("$tool, from the contract $refs references", async ({ tool, refs, bearer, key }) => {
    const { operations, patch } = await read(tool, refs);
    expect(operations).toBe(5);
    expect({ bearer: /bearer/i.test(patch), key: /x-?api-?key/i.test(patch) }).toEqual({ bearer, key });
  });
});

it.each(rows.filter(({ download }) => download === "without"))(
  "$tool does not read the contract with references",
  async ({ tool }) => {
    await expect(read(tool, "with")).rejects.toThrow();
  },
);

/** The module of a tool is called after its package, without the scope. */
function fileOf(tool: string): string {
  return tool.replace("@", "").replace("/", "-");
}

async function read(tool: string, refs: string): Promise<{ operations: number; patch: string }> {
  const result = join(folder, `${fileOf(tool)}-${refs}.result.json`);
  const args = ["read.mjs", fileOf(tool), join(folder, `${refs}-refs.json`), result];
  // Nothing else of this process: tools behave otherwise under vitest.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DO_NOT_TRACK: "1" };
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  return JSON.parse(readFileSync(result, "utf8"));
}
