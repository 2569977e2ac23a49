import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { controlRefusal, hostRefusal } from "../src/guard.ts";
import type { Sandbox } from "../src/index.ts";
import { start } from "./helpers.ts";

it.each([
  ["127.0.0.1", "localhost"],
  ["127.0.0.1", "LOCALHOST:8080"],
  ["127.0.0.1", "127.0.0.1:4010"],
  ["127.0.0.1", "127.9.9.9"],
  ["127.0.0.1", "[::1]:4010"],
  ["127.0.0.1", "0x7f.1"],
  ["::1", "[0:0:0:0:0:0:0:1]:4010"],
  ["localhost", "localhost"],
  ["127.0.0.1", "conomy:4010"],
  ["0.0.0.0", "192.168.1.7:4010"],
  ["0.0.0.0", "conomy"],
  ["::", "[fe80::1]:4010"],
  ["192.168.1.7", "192.168.1.7"],
  ["fe80::1", "[fe80::1]"],
  ["example.com", "example.com"],
])("listening on %s it is called as %s", (host, name) => {
  expect(hostRefusal(name, { host, allowedHosts: ["Conomy"] })).toBeUndefined();
});

it.each([
  ["127.0.0.1", "evil.example:4010", 403],
  ["127.0.0.1", "localhost.evil.example", 403],
  ["127.0.0.1", "127.0.0.1.evil.example", 403],
  ["127.0.0.1", "192.168.1.7", 403],
  ["127.0.0.1", "::1", 400],
  ["0.0.0.0", "evil.example", 403],
  ["0.0.0.0", "127.0.0.1.nip.example", 403],
  ["127.0.0.1", "1.2.3.256", 400],
  ["127.0.0.1", "localhost:99999", 400],
  ["127.0.0.1", "localhost@evil.example", 400],
  ["127.0.0.1", "evil.example/localhost", 400],
  ["127.0.0.1", "", 400],
  ["127.0.0.1", undefined, 400],
])("listening on %s it refuses to be called as %s", (host, name, status) => {
  expect(hostRefusal(name, { host })).toMatchObject({ status });
});

it.each(["/none", "/auth", "/__sandboxes"])(
  "refuses another name on %s with an error of Conomy, and keeps nothing of the request",
  async (path) => {
    const sandbox = await start({ port: 0, control: true });
    expect(await call(sandbox, path, "evil.example")).toMatchObject([
      403,
      { type: "forbiddenOperation", detail: expect.stringContaining("--allow-host") },
    ]);
    expect(await call(sandbox, path, "1.2.3.256")).toMatchObject([400, { code: "11", type: "invalidParam" }]);
    expect(sandbox.requests).toEqual([]);
  },
);

it.each(["/__sandbox/health", "/__sandbox/requests", "http://evil.example/__sandbox/state"])(
  "refuses another name on %s with an error of the control routes, and keeps nothing of the request",
  async (path) => {
    const sandbox = await start({ port: 0, control: true });
    const named = { error: expect.stringContaining("--allow-host") };
    expect(await call(sandbox, path, "evil.example")).toEqual([403, named]);
    expect(await call(sandbox, path, "1.2.3.256")).toEqual([400, { error: expect.stringMatching(/^The Host header/) }]);
    expect(sandbox.requests).toEqual([]);
  },
);

it("returns 400 for an absolute target that cannot be", async () => {
  const sandbox = await start({ port: 0 });
  expect(await call(sandbox, "http://1.2.3.256/auth", "localhost")).toMatchObject([400, { code: "11" }]);
});

it("takes a name that it was told", async () => {
  const sandbox = await start({ port: 0, allowedHosts: ["conomy"] });
  expect(await call(sandbox, "/none", "conomy:4010")).toMatchObject([404, { code: "31" }]);
});

it("checks no host in process, where no page can call", async () => {
  const { fetch } = await start();
  expect((await fetch("https://conomy.example/none")).status).toBe(404);
});

const url = "http://127.0.0.1:4010/__sandbox/faults";
const json = { "content-type": "application/json" };

it.each<[string, RequestInit]>([
  ["a read", {}],
  ["JSON", { method: "POST", body: "{}", headers: { "content-type": "Application/JSON; charset=utf-8" } }],
  ["nothing to carry", { method: "POST" }],
  ["a page of its own", { method: "POST", body: "{}", headers: { ...json, origin: "http://127.0.0.1:4010" } }],
  ["a page that was named", { method: "POST", body: "{}", headers: { ...json, origin: "http://app.example" } }],
])("lets %s control it", (_, init) => {
  expect(controlRefusal(new Request(url, init), { corsOrigins: ["http://app.example"] })).toBeUndefined();
});

it.each<[string, number, RequestInit]>([
  ["a form", 415, { method: "POST", body: new URLSearchParams({ kind: "html" }) }],
  ["a form without fields", 415, { method: "POST", headers: { "content-type": "text/plain" } }],
  ["text", 415, { method: "POST", body: '{"kind":"html"}' }],
  [
    "JSON in another charset",
    415,
    { method: "POST", body: "{}", headers: { "content-type": "application/json; charset=latin1" } },
  ],
  ["JSON that is compressed", 415, { method: "POST", body: "{}", headers: { ...json, "content-encoding": "gzip" } }],
  ["a body without a type", 415, { method: "POST", headers: { "content-length": "2" } }],
  [
    "a page of another origin",
    403,
    { method: "POST", body: "{}", headers: { ...json, origin: "http://evil.example" } },
  ],
  ["a page of another port", 403, { headers: { origin: "http://127.0.0.1:4011" } }],
  ["a page without an origin", 403, { method: "POST", headers: { origin: "null" } }],
])("lets not control it %s", (_, status, init) => {
  expect(controlRefusal(new Request(url, init))).toMatchObject({ status });
});

/** With a Host of its own, which `fetch` does not send. */
async function call(sandbox: Sandbox, path: string, host: string): Promise<[number | undefined, unknown]> {
  const { promise, resolve, reject } = Promise.withResolvers<[number | undefined, unknown]>();
  const sent = request(sandbox.url, { method: "POST", path, headers: { host } });
  sent.on("response", async (response) => resolve([response.statusCode, JSON.parse(await text(response))]));
  sent.on("error", reject).end();
  return promise;
}
