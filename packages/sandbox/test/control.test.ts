import { get } from "node:http";
import { expect, it } from "vitest";
import { bodyOf, control, customerId, send, start, tokenOf, twoTenants } from "./helpers.ts";

it("offers nothing but health unless asked for", async () => {
  const sandbox = await start({ port: 0 });
  expect(await control(sandbox, "GET", "/health")).toEqual([200, { status: "ok" }]);
  for (const [method, path] of [
    ["GET", "/requests"],
    ["POST", "/faults"],
    ["POST", "/reset"],
  ] as const) {
    expect(await control(sandbox, method, path, method === "POST" ? {} : undefined)).toMatchObject([
      404,
      { code: "31", type: "notFound" },
    ]);
  }
});

it("adds, lists and takes back faults", async () => {
  const sandbox = await start({ port: 0, control: true });
  const fault = { kind: "tooManyRequests", retryAfter: 2, times: 3 };
  expect(await control(sandbox, "POST", "/faults", fault)).toEqual([201, [fault]]);
  const response = await send(sandbox);
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
  expect(await control(sandbox, "GET", "/faults")).toEqual([200, [{ ...fault, times: 2 }]]);
  expect(await control(sandbox, "DELETE", "/faults")).toEqual([204, undefined]);
  expect((await send(sandbox)).status).toBe(200);
});

it("lists a fault for every call as JSON can say it", async () => {
  const sandbox = await start({ port: 0, control: true });
  const when = () => true;
  sandbox.faults.next("serverError", { times: Number.POSITIVE_INFINITY, when });
  const listed = [{ kind: "serverError", times: "Infinity" }];
  expect(await control(sandbox, "GET", "/faults")).toEqual([200, listed]);
  expect(await control(sandbox, "POST", "/faults", listed[0])).toEqual([201, [...listed, ...listed]]);
});

it("lists requests, without its own", async () => {
  const sandbox = await start({ port: 0, control: true });
  await control(sandbox, "GET", "/health");
  await send(sandbox);
  expect(await control(sandbox, "GET", "/requests")).toEqual([200, sandbox.requests]);
  expect(sandbox.requests.map(({ path }) => path)).toEqual(["/auth", `/customers/${customerId}`]);
});

it("starts again with the seed", async () => {
  const sandbox = await start({ port: 0, control: true });
  await send(sandbox, { body: { email: "new@example.com" } });
  expect(await control(sandbox, "POST", "/reset")).toEqual([204, undefined]);
  expect(sandbox.customers.get(customerId)?.email).toBe("ana@example.com");
  expect(sandbox.requests).toEqual([]);
});

it.each([
  ["no JSON", "{", /^The body is not JSON\.$/],
  ["no JSON, and a secret", '{"clientSecret":hush}', /^The body is not JSON\.$/],
  ["no object", "null", /^The body must be a JSON object/],
  ["no kind", "{}", /^There is no fault undefined/],
  ["a kind that there is not", '{"kind":"teapot"}', /^There is no fault teapot/],
  ["an option that there is not", '{"kind":"stall","time":2}', /^There is no member time/],
  ["a number that JSON readers change", '{"kind":"latency","duration":9007199254740993}', /^A number has more digits/],
])("says what is wrong with a fault that is %s", async (_, body, message) => {
  const sandbox = await start({ port: 0, control: true });
  const response = await control(sandbox, "POST", "/faults", body);
  expect(response).toEqual([400, { error: expect.stringMatching(message) }]);
  expect(sandbox.faults.pending).toEqual([]);
});

it("knows no other path, and is not met by faults or latency", async () => {
  const sandbox = await start({ port: 0, control: true });
  sandbox.faults.next("serverError");
  expect(await control(sandbox, "GET", "/none")).toEqual([404, { error: "There is no such path" }]);
  expect(await bodyOf(fetch(`${sandbox.url}/__sandbox/health`))).toEqual({ status: "ok" });
  expect(sandbox.faults.pending).toHaveLength(1);
});

it("lists and verifies requests by what they were, and says what arrived instead", async () => {
  const sandbox = await start({ port: 0, control: true, seed: twoTenants });
  await send(sandbox, { path: "/customers/of-ana" });
  const [, listed] = await control(sandbox, "GET", "/requests?tenant=ana&operation=updateCustomer&status=200&after=1");
  expect(listed).toMatchObject([{ number: 2, customer: "of-ana", body: "{}", response: { status: 200 } }]);
  const { time } = sandbox.requests[1] ?? { time: 0 };
  const since = new Date(time + 1).toISOString();
  expect(await control(sandbox, "GET", `/requests?since=${since}`)).toEqual([200, []]);
  expect(await control(sandbox, "GET", `/requests?until=${time + 1}&customer=of-ana`)).toEqual([200, listed]);

  const asked = { operation: "updateCustomer", customer: "of-ana" };
  expect(await control(sandbox, "POST", "/requests/verify", { ...asked, times: 1 })).toEqual([
    200,
    { count: 1, requests: listed },
  ]);
  expect(await control(sandbox, "POST", "/requests/verify", { ...asked, times: 2 })).toEqual([
    409,
    { count: 1, error: expect.stringContaining("2. PATCH /customers/of-ana 200") },
  ]);
});

it.each([
  ["GET", "/requests?costumer=1", undefined, /^There is no parameter costumer\. Did you mean customer\?/],
  ["GET", "/requests?status=200&status=404", undefined, /^status must be given only once/],
  ["GET", "/requests?status=99", undefined, /^status must be a whole number from 100 to 599/],
  ["GET", "/requests?since=2026-02-30T00:00:00Z", undefined, /^since must be a time/],
  ["GET", "/tenants/ana/customers?limt=1", undefined, /^There is no parameter limt\. Did you mean limit\?/],
  ["GET", "/tenants/ana/customers?limit=1&limit=2", undefined, /^limit must be given only once/],
  ["GET", "/tenants/ana/customers?limit=1e1", undefined, /^limit must be a whole number/],
  ["POST", "/reset?hard=1", undefined, /^There is no parameter hard\. There are: none/],
  ["POST", "/reset", "x", /JSON/],
  ["POST", "/reset", { hard: true }, /^There is no member hard\. There are: none/],
  ["DELETE", "/faults", { kind: "stall" }, /^There is no member kind/],
  ["POST", "/faults", { kind: "notFound", status: 503 }, /^notFound takes no status/],
  ["POST", "/faults", { kind: "stall", tenant: "anna" }, /^There is no tenant anna\. Did you mean ana\?/],
  ["GET", "/requests?status=ok", undefined, /^status must be a whole number/],
  ["GET", "/requests?since=soon", undefined, /^since must be a time/],
  ["POST", "/requests/verify", { times: -1 }, /^times must be a whole number/],
  ["POST", "/requests/verify", { time: 1 }, /^There is no member time\. Did you mean times\?/],
  ["POST", "/requests/verify", { atLeast: 3, atMost: 2 }, /^No number is atLeast 3 and atMost 2/],
  ["POST", "/requests/verify", { times: 1, atLeast: 1 }, /^times says how many/],
  ["PUT", "/clock", {}, /^time must be a time/],
  ["PUT", "/clock", { time: 1e20 }, /^time must be a time/],
  ["PUT", "/clock", { time: 8_640_000_000_000_000 }, /^time must be a time/],
  ["PUT", "/clock", { time: "2026-02-30T00:00:00Z" }, /^time must be a time/],
  ["PUT", "/clock", { time: "2026-13-01T00:00:00Z" }, /^time must be a time/],
  ["PUT", "/clock", { time: "2026-01-01T24:00:00Z" }, /^time must be a time/],
  ["PUT", "/clock", { time: "2026-01-01T12:00:00" }, /^time must be a time/],
  ["PUT", "/clock", { time: "Jan 5" }, /^time must be a time/],
  ["PUT", "/clock", { time: true }, /^time must be a time/],
  ["PUT", "/clock", { time: [1] }, /^time must be a time/],
  ["PUT", "/clock", { time: 1, zone: "UTC" }, /^There is no member zone/],
  ["POST", "/clock/advance", { ms: Number.MAX_SAFE_INTEGER }, /^What the clock shows must be a time/],
  ["POST", "/clock/advance", { ms: 1, s: 1 }, /^There is no member s/],
  ["POST", "/clock/freeze", { at: 1 }, /^There is no member at/],
  ["PUT", "/state", { tenants: [] }, /^snapshot: `tenants` must be a list/],
  ["POST", "/tenants", { clientId: "x" }, /^The tenant is not valid: clientSecret/],
  ["POST", "/tenants/ana/customers", { firstName: 1 }, /^The customer is not valid: firstName must be string/],
])("says what is wrong with %s %s of %j", async (method, path, body, message) => {
  const sandbox = await start({ control: true, seed: twoTenants });
  expect(await control(sandbox, method, path, body)).toEqual([400, { error: expect.stringMatching(message) }]);
  expect(sandbox.snapshot()).toEqual(twoTenants);
});

it("lists more of the routes where there is another method, and takes HEAD for GET", async () => {
  const sandbox = await start({ port: 0, control: true });
  const call = async (method: string, path: string) => {
    const response = await fetch(`${sandbox.url}/__sandbox${path}`, { method });
    return [response.status, response.headers.get("allow"), await response.text()];
  };
  const error = '{"error":"There is no such method here. There are: HEAD, GET, PUT"}';
  expect(await call("DELETE", "/clock")).toEqual([405, "HEAD, GET, PUT", error]);
  for (const path of ["/", "/clock", "/requests", "/health"]) expect(await call("HEAD", path)).toEqual([200, null, ""]);
});

it("goes to a moment that is written in any way that RFC 3339 has", async () => {
  const sandbox = await start({ control: true });
  await control(sandbox, "POST", "/clock/freeze");
  for (const [given, time] of [
    ["2026-02-28T23:30:00-01:00", "2026-03-01T00:30:00.000Z"],
    ["2024-02-29t00:00:00.5z", "2024-02-29T00:00:00.500Z"],
    [0, "1970-01-01T00:00:00.000Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ]) {
    expect(await control(sandbox, "PUT", "/clock", { time: given })).toEqual([200, { time }]);
  }
});

it("moves the clock by which tokens expire", async () => {
  const sandbox = await start({ port: 0, control: true });
  const token = await tokenOf(sandbox);
  await control(sandbox, "POST", "/clock/freeze");
  await control(sandbox, "PUT", "/clock", { time: new Date(Date.now() + 3_500_000).toISOString() });
  expect((await send(sandbox, { token })).status).toBe(200);
  const [, { time }] = (await control(sandbox, "GET", "/clock")) as [number, { time: string }];
  const later = new Date(Date.parse(time) + 200_000).toISOString();
  expect(await control(sandbox, "POST", "/clock/advance", { ms: 200_000 })).toEqual([200, { time: later }]);
  expect((await send(sandbox, { token })).status).toBe(401);
});

it("has ids with any character in its paths", async () => {
  const sandbox = await start({ port: 0, control: true });
  const [id, path] = ["a/b %?#ñ", `/tenants/sandbox-client/customers/${encodeURIComponent("a/b %?#ñ")}`];
  sandbox.customers.add({ id, firstName: "Eva" });
  expect(await control(sandbox, "GET", path)).toEqual([200, { id, firstName: "Eva" }]);
  expect(await control(sandbox, "PUT", path, { firstName: "Ana" })).toEqual([200, { id, firstName: "Ana" }]);
  expect(await control(sandbox, "DELETE", path)).toEqual([204, undefined]);
});

it.each([
  ["a page of another origin", { origin: "http://evil.example" }, 403],
  ["a page without an origin of its own", { origin: "null" }, 403],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["a text", { "content-type": "text/plain" }, 415],
])("takes nothing from %s", async (_, headers, status) => {
  const sandbox = await start({ port: 0, control: true });
  for (const path of ["/reset", "/faults", "/tenants"]) {
    const response = await fetch(`${sandbox.url}/__sandbox${path}`, { method: "POST", headers, body: "kind=stall" });
    expect([path, response.status, await response.json()]).toEqual([path, status, { error: expect.any(String) }]);
  }
  expect(sandbox.faults.pending).toEqual([]);
});

it("lets nobody read by a name that it does not listen on", async () => {
  const sandbox = await start({ port: 0, control: true });
  for (const path of ["", "/", "/state", "/requests", "/openapi.json", "/health"]) {
    const { pathname, port } = new URL(`${sandbox.url}/__sandbox${path}`);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: "rebound.example" };
      get({ host: "127.0.0.1", port, path: pathname, headers }, ({ statusCode }) => resolve(statusCode)).on(
        "error",
        reject,
      );
    });
    expect([path, status]).toEqual([path, 403]);
  }
});
