import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HostileServer, sendJson, startHostileServer } from "./hostile-server.ts";

const program = fileURLToPath(new URL("exits.ts", import.meta.url));
let server: HostileServer;
beforeAll(async () => {
  server = await startHostileServer(({ path }, response) => {
    if (path.startsWith("/fail")) return sendJson(response, 503, {});
    if (path.startsWith("/drip")) return response.writeHead(200).write("{");
    return undefined;
  });
});
afterAll(() => server.close());

/** Runs the program, and returns how it ended. */
function run(scenario: string): Promise<{ names: string[]; errors: string; killed: boolean }> {
  return new Promise((resolve) => {
    // Long after its calls have ended, and long before its client would give up: 30 s.
    const options = { timeout: 15_000, env: { ...process.env, NODE_OPTIONS: "" } };
    execFile(process.execPath, [program, server.url, scenario], options, (error, stdout, errors) => {
      resolve({ names: stdout.trim().split("\n"), errors, killed: error?.killed ?? false });
    });
  });
}

it.concurrent.each([
  ["token request that fails, aborted", "TimeoutError"],
  ["token request that fails, late", "ConomyTimeoutError|ConomyApiError"],
  ["token request that stalls, aborted", "TimeoutError"],
  ["token request that stalls, late", "ConomyTimeoutError"],
  ["no token", "ConomyConfigError"],
  ["token function that hangs", "TimeoutError"],
  ["token function that throws", "Error"],
  ["cache that hangs", "TimeoutError"],
  ["call that stalls, aborted", "TimeoutError"],
  ["call that stalls, late", "ConomyTimeoutError"],
  ["call that waits for another try", "TimeoutError"],
  ["fetch that hangs", "TimeoutError"],
  ["middleware that hangs", "TimeoutError"],
  ["observer that hangs", "ConomyApiError"],
  ["body that never ends", "TimeoutError"],
])("after its last call a process ends by itself: %s", { timeout: 60_000 }, async (scenario, name) => {
  const { names, errors, killed } = await run(scenario);
  expect(errors).toBe("");
  expect(names).toHaveLength(2);
  for (const each of names) expect(each).toMatch(new RegExp(`^(${name})$`));
  expect(killed).toBe(false);
});
