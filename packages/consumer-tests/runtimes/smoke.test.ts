import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { executables, run } from "./executables.ts";
import { createInstalledProject } from "./project.ts";
import { type StandIn, startStandIn } from "./server.ts";
import { runWorker } from "./workerd.ts";

const project = createInstalledProject();
const { folder } = project;
for (const file of ["scenario.cjs", "smoke.cjs", "smoke.mjs", "worker.mjs"]) {
  cpSync(new URL(file, import.meta.url), join(folder, file));
}
const client = join(folder, "node_modules/@conomyhq/client");
const { version } = JSON.parse(readFileSync(join(client, "package.json"), "utf8"));
afterAll(project.remove);

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

const operation = "PATCH /customers/{customer-id}";

/** What every runtime should see, whatever its module system. */
function expected(runtime: string) {
  return {
    runtime,
    updated: { id: "updated", email: "ana@example.com" },
    raw: { ok: true, data: { id: "updated", email: "ana@example.com" } },
    retried: { id: "retried", email: "ana@example.com" },
    absent: { guarded: true, name: "ConomyApiError", status: 404, code: "31", traceId: "trace-1" },
    redirected: {
      name: "ConomyConnectionError",
      message: `${operation} was redirected to ${standIn.elsewhere}, which is refused`,
    },
    stalled: { name: "ConomyTimeoutError", message: `${operation} passed its timeout of 500 ms` },
    aborted: true,
    attempts: [
      "POST /auth, attempt 1: 200",
      `${operation}, attempt 1: 200`,
      `${operation}, attempt 1: 200`,
      `${operation}, attempt 1: 503`,
      `${operation}, attempt 2: 200`,
      `${operation}, attempt 1: 404`,
      `${operation}, attempt 1: connection`,
      `${operation}, attempt 1: timeout`,
      `${operation}, attempt 1: aborted`,
    ],
    shown: expect.stringContaining("ConomyApiError: "),
  };
}

function expectNothingSecret({ shown }: { shown: string }) {
  for (const secret of ["key-0f3a", "secret-77b1", "token-9c2e", "ana@example.com"]) {
    expect(shown).not.toContain(secret);
  }
}

/** What should have arrived, whatever sent it. */
function expectAllRequests() {
  const always = { apiKey: "key-0f3a", userAgent: `smoke/1.0 conomyhq-client/${version}` };
  expect(standIn.received).toEqual([
    { request: "POST /auth", ...always, body: { clientId: "client-5d1c", clientSecret: "secret-77b1" } },
    ...["updated", "updated", "retried", "retried", "absent", "redirected", "stalled", "aborted"].map((id) => ({
      request: `PATCH /customers/${id}`,
      authorization: "Bearer token-9c2e",
      version: "24-04-2025",
      ...always,
      body: { email: "ana@example.com" },
    })),
  ]);
  expect(standIn.followed()).toBe(0);
}

describe.each(executables)("on $name", ({ name, ...runtime }) => {
  it.for([
    ["ESM", "smoke.mjs", "index.js"],
    ["CJS", "smoke.cjs", "index.cjs"],
  ] as const)(
    "the installed client does its work for %s",
    { timeout: 30_000 },
    async ([column, program, entry], { task }) => {
      task.meta.combination = { row: name, column };
      const { stdout, stderr } = await run({ name, ...runtime }, [program, standIn.url], folder);
      expect(stderr).toBe("");
      const seen = JSON.parse(stdout);
      expect(seen.runtime).toBe(name);
      expect(seen).toEqual({ entry: pathToFileURL(join(client, "dist", entry)).href, ...expected(name) });
      expectNothingSecret(seen);
      expectAllRequests();
    },
  );
});

it("on workerd, the installed client does its work for a module worker", { timeout: 30_000 }, async ({ task }) => {
  task.meta.combination = { row: "workerd", column: "ESM" };
  const seen = await runWorker(join(folder, "worker.mjs"), standIn.url);
  expect(seen).toEqual(expected("Cloudflare-Workers"));
  expectNothingSecret(seen as { shown: string });
  expectAllRequests();
});

it("covers every Node line that is maintained, Bun and Deno", () => {
  expect(executables.map(({ name }) => name.replace(/\..*/, ""))).toEqual([
    "Node v20",
    "Node v22",
    "Node v24",
    "Node v26",
    "Bun 1",
    "Deno 2",
  ]);
});
