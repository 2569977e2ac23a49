import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { confidential, early, faults } from "../../client/test/faults.ts";
import { startRawServer } from "../../client/test/raw-server.ts";
import { thrown } from "../../client/test/thrown.ts";
import { leaksIn } from "../../client/test/views.ts";
import { executables, run } from "./executables.ts";
import type { Seen } from "./leaks.ts";
import { createInstalledProject } from "./project.ts";

const project = createInstalledProject();
afterAll(project.remove);
const server = await startRawServer();
afterAll(() => server.close());
await build({
  entryPoints: [new URL("./leaks.ts", import.meta.url).pathname],
  outfile: join(project.folder, "leaks.mjs"),
  bundle: true,
  format: "esm",
  platform: "node",
  // As it is installed, by the packed client.
  external: ["@conomyhq/client"],
});

const names = [...Object.keys(faults), early];
const chosen = executables.filter(({ name }) => /^(Node v2[04]|Bun|Deno)/.test(name));

it("errors are looked at in four runtimes", () => {
  expect(chosen).toHaveLength(4);
});

describe.each(chosen)("on $name", (runtime) => {
  it("no view of an error shows what was sent or received", { timeout: 120_000 }, async () => {
    const { stdout, stderr, code } = await run(runtime, ["leaks.mjs", server.url, ...names], project.folder);
    const seen: Seen[] = JSON.parse(stdout);
    expect(seen.filter(({ leaks }) => leaks.length)).toEqual([]);
    expect(seen.filter(({ errors }) => errors.some((name) => name.startsWith("foreign")))).toEqual([]);
    for (const situation of [...names.map((name) => `${name}, to the call`), ...Object.keys(thrown)]) {
      expect(seen.map(({ situation }) => situation).join("\n")).toContain(situation);
    }
    expect(seen.filter(({ errors }) => errors.includes("ConomyConnectionError")).length).toBeGreaterThan(100);

    expect(code).not.toBe(0);
    expect(stderr).toContain("ConomyConnectionError");
    expect(leaksIn([stderr], confidential)).toEqual([]);
  });
});
