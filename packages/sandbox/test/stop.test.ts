import { connect } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, serve } from "./command.ts";

it.each(["SIGTERM", "SIGINT"] as const)("%s lets the calls under way finish, then ends with 0", async (signal) => {
  const sandbox = await serve("--latency", "500", "--control", "--db", join(folder(), "state.db"));
  // Connections without a call must not hold it up.
  const idle = connect(Number(new URL(sandbox.url).port)).on("error", () => {});
  const call = fetch(`${sandbox.url}/auth`, { method: "POST", headers: { connection: "keep-alive" } });
  await expect.poll(async () => (await fetch(`${sandbox.url}/__sandbox/requests`)).json()).toHaveLength(1);

  sandbox.process.kill(signal);
  const response = await call;
  expect([response.status, await response.json()]).toMatchObject([401, { code: "41" }]);
  expect(await sandbox.end).toBe(0);
  expect(await sandbox.stderr).toBe("");
  await expect(fetch(sandbox.url)).rejects.toThrow("fetch failed");
  idle.destroy();
});

it("a second signal ends it at once", async () => {
  const sandbox = await serve("--latency", "60000", "--control");
  const call = fetch(`${sandbox.url}/auth`, { method: "POST" });
  const failure = expect(call).rejects.toThrow("fetch failed");
  await expect.poll(async () => (await fetch(`${sandbox.url}/__sandbox/requests`)).json()).toHaveLength(1);
  sandbox.process.kill("SIGTERM");
  await expect.poll(() => fetch(sandbox.url).catch(() => "closed")).toBe("closed");
  sandbox.process.kill("SIGTERM");
  expect(await sandbox.end).toBe("SIGTERM");
  await failure;
});
