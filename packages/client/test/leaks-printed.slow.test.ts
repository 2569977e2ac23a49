import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { confidential, early } from "./faults.ts";
import { startRawServer } from "./raw-server.ts";
import { leaksIn } from "./views.ts";

const server = await startRawServer();
afterAll(() => server.close());
const program = fileURLToPath(new URL("leaks-printed.ts", import.meta.url));

/** Runs the program, and returns everything that it printed. */
function print(fault: string, suffers: string, kind: string, flags: string[] = []): Promise<string> {
  const url = `${server.url}/${encodeURIComponent(fault)}/${suffers}`;
  return new Promise((resolve) => {
    execFile(process.execPath, [...flags, program, url, kind], (_, out, err) => resolve(out + err));
  });
}

it.each([
  ["console", "ConomyConnectionError"],
  ["exception", "ConomyConnectionError"],
  ["rejection", "ConomyConnectionError"],
  ["wrapped", "AggregateError"],
])("a process that ends with an error, by %s, prints no private word", async (kind, name) => {
  for (const suffers of ["auth", "call"]) {
    const printed = await print("a header without a name", suffers, kind, ["--trace-uncaught", "--trace-warnings"]);
    expect(printed).toContain(name);
    expect(printed).toContain("Invalid header token");
    expect(leaksIn([printed], confidential)).toEqual([]);
  }
});

it.each(["a chunk without a size", "two lengths", "a page", "a redirect", early])(
  "an unhandled rejection after %s prints no private word",
  async (fault) => {
    const printed = await print(fault, "call", "rejection");
    expect(printed).toMatch(/Conomy(Connection|Parse)Error/);
    expect(leaksIn([printed], confidential)).toEqual([]);
  },
);
