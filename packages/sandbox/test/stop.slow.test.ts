import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { command, folder, serve } from "./command.ts";

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

it("a request whose body never arrives is cut after --grace, and it ends with 0", async () => {
  const sandbox = await serve("--grace", "100", "--control");
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1").on("error", () => {});
  socket.write("POST /auth HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{");
  await fetch(`${sandbox.url}/none`);
  sandbox.process.kill("SIGTERM");
  expect(await sandbox.end).toBe(0);
  expect(await sandbox.stderr).toBe("");
});

it.each(["pretty", "json"])("SIGTERM straight after the start banner ends with 0: %s", async (log) => {
  const sandbox = command("--port", "0", "--log", log);
  await once(sandbox.process.stdout, "data");
  sandbox.process.kill("SIGTERM");
  expect(await sandbox.end).toBe(0);
});

it("continues when its output is no longer read", async () => {
  const sandbox = await serve();
  sandbox.process.stdout.destroy();
  for (let call = 0; call < 5; call++) expect((await fetch(`${sandbox.url}/none`)).status).toBe(404);
  sandbox.process.kill("SIGTERM");
  expect([await sandbox.end, await sandbox.stderr]).toEqual([0, ""]);
});

// A shell or a package manager may stand between, and pass no signal on.
it.each([
  ["SIGTERM", "exec"],
  ["SIGKILL", "exec"],
  ["SIGTERM", "sh -c 'sh -c \"$0 $*; true\" $0 $*; true'"],
  ["SIGKILL", "sh -c 'sh -c \"$0 $*; true\" $0 $*; true'"],
] as const)("%s to the npx that started it by %j leaves nothing running", async (signal, by) => {
  const root = folder();
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  writeFileSync(join(root, "package.json"), '{"name":"app"}');
  const bin = join(root, "node_modules/.bin/conomy-sandbox");
  writeFileSync(bin, `#!/bin/sh\n${by} "${process.execPath}" "${join(import.meta.dirname, "../dist/cli.js")}" "$@"\n`);
  chmodSync(bin, 0o755);
  const npx = spawn("npx", ["--no", "--", "conomy-sandbox", "--port", "0", "--log", "json"], { cwd: root });
  onTestFinished(() => void npx.kill("SIGKILL"));
  const [first] = await once(npx.stdout, "data");
  const { url } = JSON.parse(String(first));
  expect((await fetch(url)).status).toBe(404);
  npx.kill(signal);
  await expect
    .poll(() =>
      fetch(url).then(
        () => "runs",
        () => "gone",
      ),
    )
    .toBe("gone");
});
