import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { bodyOf, type Call, customerId, send, start, tokenOf } from "./helpers.ts";

it.each(["", "/sandbox"])("serves under the base path %j", async (base) => {
  const sandbox = await start({ port: 0 });
  const path = `${base}/customers/${customerId}`;
  expect((await send(sandbox, { path, body: { email: "new@example.com" } })).status).toBe(200);
  expect(sandbox.customers.get(customerId)?.email).toBe("new@example.com");
  const auth = { method: "POST", path: `${base}/auth`, body: sandbox.clientOptions.credentials };
  expect((await send(sandbox, auth)).status).toBe(200);
});

it.each(["/", "/customers/", "/customers/1/2", "/auth/", "/sandbox", "/sandbox/sandbox/auth", "/AUTH"])(
  "does not know the path %s",
  async (path) => {
    const response = await send(await start(), { path, token: "any" });
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toMatchObject({ code: "31", detail: "There is no such path" });
  },
);

it.each([
  ["POST", `/customers/${customerId}`],
  ["PUT", "/customers"],
  ["PUT", `/customers/${customerId}`],
  ["OPTIONS", `/customers/${customerId}`],
  ["PUT", "/auth"],
  ["QUERY", "/auth"],
])("says of %s %s that it is not implemented, without asking who calls", async (method, path) => {
  const response = await send(await start({ port: 0 }), { method, path, token: "any", headers: { "x-api-key": "no" } });
  expect(response.status).toBe(501);
  expect(await bodyOf(response)).toMatchObject({ code: "42", type: "unimplemented" });
});

it("takes HEAD where there is GET, with the same headers and no body", async () => {
  const sandbox = await start({ port: 0 });
  const [read, head] = [
    await send(sandbox, { method: "GET" }),
    await send(sandbox, { method: "HEAD", recorded: false }),
  ];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("content-type")).toBe(read.headers.get("content-type"));
  expect([undefined, read.headers.get("content-length")]).toContain(head.headers.get("content-length") ?? undefined);
  expect(sandbox.requests.at(-1)).toMatchObject({ method: "HEAD", operation: "getCustomer", status: 200 });
  const nobody = await send(sandbox, { method: "HEAD", path: "/customers/nobody", recorded: false });
  const none = await send(sandbox, { method: "HEAD", path: "/auth", recorded: false });
  expect([nobody.status, none.status]).toEqual([404, 501]);
});

it("survives methods and bodies that fetch does not send", async () => {
  const sandbox = await start({ port: 0 });
  expect(await raw(sandbox, { method: "TRACE", path: "/auth" })).toMatchObject([501, { code: "42" }]);
  expect(await raw(sandbox, { method: "GET", path: "/auth", body: "{}" })).toMatchObject([501, { code: "42" }]);
  expect(await raw(sandbox, { method: "GET", path: "/none", body: "{}" })).toMatchObject([404, { code: "31" }]);
});

it("returns for a host or a target that cannot be the contract's error, too", async () => {
  const sandbox = await start({ port: 0 });
  expect(await raw(sandbox, { path: "/auth", host: "a b" })).toMatchObject([400, { code: "11" }]);
  expect(await raw(sandbox, { path: "/a\\b" })).toMatchObject([400, { code: "11" }]);
});

it.each([
  ["no media type", undefined],
  ["text", "text/plain"],
  ["a form", "application/x-www-form-urlencoded"],
  ["a JSON Patch", "application/json-patch+json"],
  ["a merge patch", "application/merge-patch+json"],
])("rejects %s as the type of a body", async (_, type) => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const headers = {
    "content-type": type,
    authorization: `Bearer ${token}`,
    "user-agent": "t",
    "x-api-key": "sandbox-key",
  };
  const [status, body] = await rawInProcess(sandbox, headers, "{}");
  expect([status, body]).toMatchObject([400, { code: "14", detail: "The body must be application/json" }]);
});

it.each(["application/json; charset=utf-8", "Application/JSON", "application/json ;x=1"])("takes %s", async (type) => {
  expect((await send(await start(), { headers: { "content-type": type } })).status).toBe(200);
});

it.each([
  ["is no JSON", "email=ana@example.com"],
  ["ends early", '{"email":"ana@exam'],
  ["is JSON with a comma too many", '{"email":"a",}'],
])("rejects a body that %s", async (_, body) => {
  const response = await send(await start(), { body });
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: "14", type: "parsingResource", detail: "The body is not JSON" });
});

it("wants a body", async () => {
  const response = await send(await start(), { body: "" });
  expect(await bodyOf(response)).toMatchObject({ code: "12", type: "missingParam", detail: "A body is required" });
});

it("names the field that is missing", async () => {
  const error = bodyOf(send(await start(), { method: "POST", path: "/auth", body: { clientId: "x" } }));
  expect(await error).toMatchObject({ code: "12", type: "missingParam", detail: "clientSecret is required" });
});

it("rejects a body that is not UTF-8", async () => {
  const sandbox = await start();
  const body = Buffer.from('{"firstName":"Andr\u00e9"}', "latin1");
  const response = await sandbox.fetch(`${sandbox.url}/auth`, { method: "POST", body });
  expect(await bodyOf(response)).toMatchObject({ code: "14", detail: "The body is not UTF-8" });
});

it.each([
  ["that it is Latin-1", { "content-type": "application/json; charset=ISO-8859-1" }, /must be UTF-8/],
  ["that it is compressed", { "content-encoding": "br" }, /without a content-encoding/],
])("rejects a body whose headers say %s", async (_, headers, detail) => {
  const response = await send(await start(), { headers, recorded: false });
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: "14", detail: expect.stringMatching(detail) });
});

it("rejects a body with more levels than can be written again", async () => {
  const sandbox = await start();
  const nested = (levels: number) => `{"deep":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  expect((await send(sandbox, { body: nested(99) })).status).toBe(200);
  for (const levels of [100, 400_000]) {
    expect(await bodyOf(send(sandbox, { body: nested(levels) }))).toMatchObject({ code: "14" });
  }
});

it("takes a body of 1,000,000 bytes and rejects a larger one, over the network and in process", async () => {
  for (const sandbox of [await start(), await start({ port: 0 })]) {
    const fill = (size: number) => `{"note":"${"x".repeat(size - '{"note":""}'.length)}"}`;
    expect((await send(sandbox, { body: fill(1_000_000) })).status).toBe(200);
    for (const size of [1_000_001, 20_000_000]) {
      const response = await send(sandbox, { body: fill(size) });
      expect(response.status).toBe(400);
      expect(await bodyOf(response)).toMatchObject({ code: "11", detail: "The body is larger than 1000000 bytes" });
    }
  }
});

it("reads a body that is too large to its end, so that whoever is still sending sees the response", async () => {
  const { fetch, url } = await start();
  let left = 5;
  const body = new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(500_000)) : controller.close()),
  });
  const response = await fetch(`${url}/auth`, { method: "POST", body, duplex: "half" });
  expect([response.status, left]).toEqual([400, -1]);
});

it("checks in a fixed order, and names the first thing that is wrong", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const wrong = { path: "/customers/none", token: "wrong", headers: { "x-api-key": "wrong", "user-agent": undefined } };
  const order: [string, Call][] = [
    ["11 The body is larger than 1000000 bytes", { ...wrong, path: "/none", body: "x".repeat(1_000_001) }],
    ["31 There is no such path", { ...wrong, path: "/none", method: "DELETE" }],
    ["42 There is no such method here", { ...wrong, method: "PUT" }],
    ["41 The API key is missing or not valid", { ...wrong, body: "{" }],
    ["41 The access token is missing or not valid", { ...wrong, headers: { "user-agent": undefined }, body: "{" }],
    ["12 User-Agent is required", { ...wrong, token, headers: { "user-agent": undefined }, body: "{" }],
    ["14 The body is not JSON", { path: wrong.path, token, body: "{" }],
    ["11 email must be string", { path: wrong.path, token, body: { id: "other", email: 1 } }],
    ["31 The customer was not found", { path: wrong.path, token, body: { id: "other" } }],
    ["11 id differs from the customer in the path", { token, body: { id: "other" } }],
  ];
  for (const [expected, call] of order) {
    const { code, detail } = await bodyOf(send(sandbox, call));
    expect(`${code} ${detail}`).toBe(expected);
  }
});

it("goes on after a caller that leaves in the middle of a body", async () => {
  const sandbox = await start({ port: 0 });
  const socket = connect(Number(new URL(sandbox.url).port));
  socket.write("POST /auth HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{", () => socket.destroy());
  await expect.poll(() => sandbox.requests).toMatchObject([{ method: "POST", path: "/auth", status: 400 }]);
  expect((await send(sandbox)).status).toBe(200);
});

interface RawCall {
  method?: string;
  path: string;
  host?: string;
  body?: string;
}

/** What `fetch` refuses to send. */
async function raw(sandbox: Sandbox, { method = "POST", path, host = "localhost", body = "" }: RawCall) {
  const { promise, resolve, reject } = Promise.withResolvers<[number | undefined, unknown]>();
  const call = request(sandbox.url, { method, path, headers: { host, "content-length": body.length } });
  call.on("response", async (response) => resolve([response.statusCode, JSON.parse(await text(response))]));
  call.on("error", reject);
  call.end(body);
  return promise;
}

/** Without the type that `fetch` gives to a text. */
async function rawInProcess(sandbox: Sandbox, headers: Record<string, string | undefined>, body: string) {
  const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
  const response = await sandbox.fetch(`${sandbox.url}/customers/${customerId}`, {
    method: "PATCH",
    headers: given,
    body: Buffer.from(body),
  });
  return [response.status, await response.json()];
}
