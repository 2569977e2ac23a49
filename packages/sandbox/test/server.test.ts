import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { expect, it, vi } from "vitest";
import { startSandbox } from "../src/index.ts";
import { customerId, faultsLeft, send, start, tokenOf } from "./helpers.ts";

it("listens on a free port of this machine", async () => {
  const [first, second] = [await start({ port: 0 }), await start({ port: 0 })];
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(second.url).not.toBe(first.url);
  expect(first.clientOptions).toEqual({
    baseUrl: first.url,
    apiKey: "sandbox-key",
    credentials: { clientId: "sandbox-client", clientSecret: "sandbox-secret" },
  });
});

it("says which port is taken, and leaves nothing behind", async () => {
  const { url } = await start({ port: 0 });
  const port = Number(new URL(url).port);
  await expect(startSandbox({ port })).rejects.toThrow(
    `Port ${port} is taken. Choose another port, or 0 for a free one.`,
  );
});

it.each(["0.0.0.0", "::", "192.168.1.1", "example.com", "127.0.0.1.example.com"])(
  "refuses to listen on %j, which others can reach",
  async (host) => {
    await expect(startSandbox({ host })).rejects.toThrow(
      `${host} can be reached by other machines, and the sandbox protects nothing. Set allowRemote (--allow-remote) if you want this.`,
    );
  },
);

it("listens beyond loopback when told to", async () => {
  const sandbox = await start({ port: 0, host: "0.0.0.0", allowRemote: true });
  expect((await fetch(sandbox.url.replace("0.0.0.0", "127.0.0.1"))).status).toBe(404);
});

it("closes while a connection is kept alive, silent, or in the middle of a request", async () => {
  const sandbox = await start({ port: 0 });
  const port = Number(new URL(sandbox.url).port);
  const agent = new Agent({ keepAlive: true });
  const [response] = await once(request({ port, agent }).end(), "response");
  response.resume();
  const [silent, half] = [connect(port), connect(port)];
  await Promise.all([once(silent, "connect"), once(half, "connect"), once(response, "end")]);
  half.write("PATCH /customers/1 HTTP/1.1\r\nhost:");
  const ends = [silent, half].map((socket) => new Promise((end) => socket.on("error", end).on("close", end)));
  await Promise.all([...ends, sandbox.close()]);
  agent.destroy();
});

it("closing responds to the calls under way, tells them that it closes, and ends what stalls", async () => {
  const sandbox = await start({ port: 0 });
  const token = await tokenOf(sandbox);
  sandbox.faults.next("latency", { duration: 300 });
  sandbox.faults.next("stall");
  const slow = send(sandbox, { token });
  await faultsLeft(sandbox, 1);
  const stalled = expect(send(sandbox, { token })).rejects.toThrow("fetch failed");
  await faultsLeft(sandbox, 0);
  await sandbox.close();
  await stalled;
  const response = await slow;
  expect([response.status, response.headers.get("connection")]).toEqual([200, "close"]);
  await expect(fetch(sandbox.url)).rejects.toThrow("fetch failed");
});

it("closes while a call waits whose caller has left", async () => {
  const sandbox = await start({ port: 0 });
  const token = await tokenOf(sandbox);
  sandbox.faults.next("latency", { duration: 300 });
  const controller = new AbortController();
  const call = send(sandbox, { token, signal: controller.signal });
  await faultsLeft(sandbox, 0);
  controller.abort();
  await expect(call).rejects.toThrow("aborted");
  await sandbox.close();
  expect(sandbox.requests.at(-1)?.status).toBe(200);
});

it("closes while a call waits that will stall", async () => {
  const sandbox = await start({ port: 0, latency: 300 });
  const token = await tokenOf(sandbox);
  sandbox.faults.next("stall");
  const call = expect(send(sandbox, { token })).rejects.toThrow("fetch failed");
  await faultsLeft(sandbox, 0);
  await sandbox.close();
  await call;
});

it("can be closed twice", async () => {
  const sandbox = await startSandbox();
  await Promise.all([sandbox.close(), sandbox.close()]);
  await sandbox.close();
});

it("says which Node it needs", async () => {
  const builtin = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  await expect(startSandbox()).rejects.toThrow(/^@conomyhq\/sandbox needs Node 22\.13 or later\. This is Node \d+\./);
  builtin.mockRestore();
});

it("responds as it would have if the caller's own listener throws", async () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const sandbox = await start({
    port: 0,
    onRequest() {
      throw new Error("mine");
    },
  });
  const response = await fetch(sandbox.url);
  expect([response.status, await response.json()]).toMatchObject([404, { code: "31" }]);
  expect(error).toHaveBeenCalledExactlyOnceWith(new Error("mine"));
  error.mockRestore();
});

it.each([
  ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
  ["::", /^http:\/\/\[::1\]:\d+$/],
])("listening on %s it hands out a base URL that can be called", async (host, url) => {
  const sandbox = await start({ port: 0, host, allowRemote: true });
  expect(sandbox.clientOptions.baseUrl).toMatch(url);
  expect((await fetch(`${sandbox.clientOptions.baseUrl}/none`)).status).toBe(404);
});

it("closing ends a request whose body never arrives, after its grace period", async () => {
  const sandbox = await start({ port: 0, stopGrace: 50 });
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  const ended = new Promise((end) => socket.on("error", end).on("close", end));
  socket.write("POST /auth HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{");
  const token = await tokenOf(sandbox);
  sandbox.faults.next("latency", { duration: 600_000 });
  const slow = expect(send(sandbox, { token })).rejects.toThrow("fetch failed");
  await faultsLeft(sandbox, 0);
  await sandbox.close();
  await Promise.all([ended, slow]);
});

it("closing cuts a caller that does not read its response", async () => {
  const sandbox = await start({ port: 0, stopGrace: 50 });
  const notes = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`note${index}`, "x".repeat(900_000)]));
  sandbox.customers.add({ id: customerId, firstName: "Ana", ...notes });
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1")
    .pause()
    .on("error", () => {});
  const head = [
    `PATCH /customers/${customerId} HTTP/1.1`,
    "host: localhost",
    "user-agent: test/1",
    "x-api-key: sandbox-key",
    `authorization: Bearer ${await tokenOf(sandbox)}`,
    "content-type: application/json",
    "content-length: 2",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n{}`);
  await expect.poll(() => sandbox.requests.at(-1)).toMatchObject({ method: "PATCH", status: 200 });
  await sandbox.close();
  socket.destroy();
});
