import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { command, folder, serve } from "./command.ts";

it("--help shows every option and ends with 0", async () => {
  const { process: child, end, stderr } = command("--help");
  const help = await text(child.stdout);
  for (const option of [
    "port",
    "host",
    "allow-remote",
    "allow-host",
    "cors",
    "db",
    "seed",
    "latency",
    "grace",
    "log",
    "control",
  ]) {
    expect(help).toContain(`--${option}`);
  }
  expect([await end, await stderr]).toEqual([0, ""]);
});

it("--version says which one it is", async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
  const { process: child, end } = command("--version");
  expect([await text(child.stdout), await end]).toEqual([`${version}\n`, 0]);
});

it("--allow-host and --cors name who else may call", async () => {
  const { url } = await serve("--cors", "http://a.example", "--cors", "http://b.example", "--allow-host", "conomy");
  const response = await fetch(`${url}/none`, { headers: { origin: "http://b.example" } });
  expect(response.headers.get("access-control-allow-origin")).toBe("http://b.example");
});

it("says where it listens and how to call it", async () => {
  const sandbox = command("--port", "0");
  expect(await sandbox.line()).toMatch(/^Conomy sandbox on http:\/\/127\.0\.0\.1:\d+ \(and .*\/sandbox\)$/);
  expect(await sandbox.line()).toBe("  key sandbox-key, client sandbox-client, secret sandbox-secret");
  expect(await sandbox.line()).toBe("  state in memory; Ctrl+C stops it");
});

it("--log json writes one object a request", async () => {
  const sandbox = await serve("--log", "json");
  await fetch(`${sandbox.url}/auth`, { method: "POST" });
  await fetch(`${sandbox.url}/none?secret=1`);
  const lines = [JSON.parse(await sandbox.line()), JSON.parse(await sandbox.line())];
  expect(lines).toEqual([
    { time: expect.stringMatching(/^\d{4}-.*Z$/), method: "POST", path: "/auth", status: 401 },
    { time: expect.stringMatching(/^\d{4}-.*Z$/), method: "GET", path: "/none", status: 404 },
  ]);
});

it("--log pretty writes one line a request, --log off none at all", async () => {
  const pretty = command("--port", "0", "--log", "pretty");
  const url = /http:\S+/.exec(await pretty.line())?.[0] ?? "";
  await pretty.line();
  await pretty.line();
  await fetch(`${url}/none`);
  expect(await pretty.line()).toBe("404 GET /none");

  const port = String(await freePort());
  const silent = command("--port", port, "--log", "off");
  await expect.poll(() => fetch(`http://127.0.0.1:${port}`).then(({ status }) => status, String)).toBe(404);
  silent.process.kill();
  expect(await text(silent.process.stdout)).toBe("");
});

it("--seed and --latency reach the sandbox", async () => {
  const file = join(folder(), "seed.json");
  writeFileSync(file, JSON.stringify({ tenants: [{ clientId: "a", clientSecret: "b", apiKey: "c" }] }));
  const { url } = await serve("--seed", file, "--latency", "1");
  const response = await fetch(`${url}/auth`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": "c" },
    body: '{"clientId":"a","clientSecret":"b"}',
  });
  expect(response.status).toBe(200);
});

it.each([
  [["--prot", "1"], "Unknown option '--prot'. Did you mean --port? See --help."],
  [["4010"], /^Unexpected argument '4010'.* See --help\.$/],
  [["--port"], /^Option '--port <value>' argument missing.* See --help\.$/],
  [["--port", "http"], "--port http must be a whole number from 0 to 65535. See --help."],
  [["--port", "65536"], "--port 65536 must be a whole number from 0 to 65535. See --help."],
  [["--port", ""], "--port  must be a whole number from 0 to 65535. See --help."],
  [["--latency", "1.5"], "--latency 1.5 must be a whole number from 0 to 600000. See --help."],
  [["--latency", "-1"], "--latency -1 must be a whole number from 0 to 600000. See --help."],
  [["--grace", "-5"], "--grace -5 must be a whole number from 0 to 600000. See --help."],
  [["--db", "--control"], "Option '--db' needs a value. See --help."],
  [["--latency=-1"], "--latency -1 must be a whole number from 0 to 600000. See --help."],
  [["--log", "xml"], "--log xml is unknown: pretty, json or off. See --help."],
  [["--log", "toString"], "--log toString is unknown: pretty, json or off. See --help."],
  [["--grace", "soon"], "--grace soon must be a whole number from 0 to 600000. See --help."],
  [["--db="], "--db must name a file. See --help."],
  [["--seed="], "--seed must name a file. See --help."],
])("ends with 2 and one sentence for %j", async (args, message) => {
  const { end, stderr } = command(...args);
  expect(await end).toBe(2);
  expect((await stderr).trimEnd()).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  expect((await stderr).trimEnd()).not.toContain("\n");
});

it("ends with 1 for what it cannot do, in one sentence", async () => {
  const file = join(folder(), "seed.json");
  writeFileSync(file, '{"tenants":[{"clientId":"a"}]}');
  const port = String(new URL((await serve()).url).port);
  const cases = [
    [["--port", port], `Port ${port} is taken. Choose another port, or 0 for a free one.`],
    [["--host", "0.0.0.0"], /^0\.0\.0\.0 can be reached by other machines.*--allow-remote/],
    [["--seed", file], `${file}: tenants[0].clientSecret must be a non-empty string.`],
    [["--port", "6000"], "fetch refuses to call port 6000. Choose another port, or 0 for a free one."],
    [["--cors", "localhost"], "localhost is not an origin. Write it without a path, such as http://localhost:3000."],
    [["--allow-host", "a b"], "a b is not a host name. Write it without a scheme or a path, such as conomy."],
    [["--db", join(file, "x")], /cannot be used: ENOTDIR/],
  ] as const;
  for (const [args, message] of cases) {
    const { end, stderr } = command(...args);
    expect(await end).toBe(1);
    expect((await stderr).trimEnd()).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect((await stderr).trimEnd()).not.toContain("\n");
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
