import { describe, expect, it, vi } from "vitest";
import type { FaultCall, FaultOptions } from "../src/index.ts";
import { createTokens } from "../src/tokens.ts";
import { bodyOf, callerOf, customerId, faultsLeft, send, start, tokenOf, twoTenants, update } from "./helpers.ts";

/** What a caller sees is the same over the network and in process. */
describe.each([
  ["over HTTP", 0],
  ["in process", false],
] as const)("%s", (_, port) => {
  it("tooManyRequests says when to come again, and the next call succeeds", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("tooManyRequests", { retryAfter: 1 });
    const response = await send(sandbox);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await bodyOf(response)).toMatchObject({ status: 429, code: "32", type: "tooManyRequests" });
    expect((await send(sandbox)).status).toBe(200);
  });

  it("serverError takes the status that is wanted, and comes without Retry-After unless asked for", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("serverError", { status: 503 });
    const response = await send(sandbox);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, null]);
    expect(await bodyOf(response)).toMatchObject({ status: 503, code: "01", type: "serverError" });
  });

  it("stall never returns", async () => {
    const sandbox = await start({ port });
    const token = await tokenOf(sandbox);
    sandbox.faults.next("stall");
    const call = send(sandbox, { token, body: { lastName: "Soto" }, signal: AbortSignal.timeout(100) });
    await expect(call).rejects.toMatchObject({ name: "TimeoutError" });
    expect(sandbox.customers.get(customerId)?.lastName).toBe("Rojas");
  });

  it("dropBeforeSend breaks the connection before the change, dropAfterSend after it", async () => {
    const sandbox = await start({ port });
    for (const [kind, lastName] of [
      ["dropBeforeSend", "Rojas"],
      ["dropAfterSend", "Soto"],
    ] as const) {
      sandbox.faults.next(kind);
      await expect(send(sandbox, { body: { lastName: "Soto" } })).rejects.toMatchObject({
        name: "TypeError",
        message: "fetch failed",
        cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
      });
      expect(sandbox.customers.get(customerId)?.lastName).toBe(lastName);
    }
    expect((await send(sandbox)).status).toBe(200);
  });

  it("dropAfterSend drops an error as well", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("dropAfterSend");
    await expect(send(sandbox, { path: "/customers/none" })).rejects.toThrow("fetch failed");
  });

  it("truncateBody breaks the connection in the middle of the response", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("truncateBody");
    const response = await send(sandbox, { body: { lastName: "Soto" } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(sandbox.customers.get(customerId)?.lastName).toBe("Soto");
  });

  it("malformedJson returns what cannot be parsed", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("malformedJson");
    const response = await send(sandbox, { recorded: false });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it("html responds as a proxy does that cannot reach its server", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("html");
    const response = await send(sandbox);
    expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await response.text()).toContain("Bad Gateway");
  });

  it("expireToken refuses the token of the call", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("expireToken");
    expect(await bodyOf(send(sandbox))).toMatchObject({ status: 401, code: "41" });
    expect((await send(sandbox)).status).toBe(200);
  });

  it("respond returns what it was given, and carries nothing out", async () => {
    const sandbox = await start({ port });
    const body = { id: customerId, firstName: "Anita" };
    const plain = { "content-type": "text/plain" };
    sandbox.faults.next("respond", { response: { status: 202, headers: { "x-note": "mine" }, body } });
    sandbox.faults.next("respond", { response: { status: 418, headers: plain, body: "short" } });
    sandbox.faults.next("respond", { response: { status: 204 } });
    const first = await send(sandbox, { body: { lastName: "Soto" }, recorded: false });
    expect([first.status, first.headers.get("x-note"), await first.json()]).toEqual([202, "mine", body]);
    const second = await send(sandbox, { recorded: false });
    expect([second.status, second.headers.get("content-type")]).toEqual([418, "text/plain"]);
    expect(await second.text()).toBe("short");
    const third = await send(sandbox, { recorded: false });
    expect([third.status, await third.text()]).toEqual([204, ""]);
    expect(sandbox.customers.get(customerId)?.lastName).toBe("Rojas");
  });

  it("latency lets other calls pass while one waits", async () => {
    const sandbox = await start({ port });
    const token = await tokenOf(sandbox);
    const order: string[] = [];
    sandbox.faults.next("latency", { duration: 300 });
    const slow = send(sandbox, { token }).then(({ status }) => order.push(`slow ${status}`));
    await faultsLeft(sandbox, 0);
    await send(sandbox, { token }).then(({ status }) => order.push(`fast ${status}`));
    await slow;
    expect(order).toEqual(["fast 200", "slow 200"]);
  });
});

it("meets the calls in the order in which faults were added", async () => {
  const sandbox = await start();
  sandbox.faults.next("tooManyRequests", { times: 2 });
  sandbox.faults.next("serverError");
  const statuses: number[] = [];
  for (let call = 0; call < 4; call++) statuses.push((await send(sandbox)).status);
  expect(statuses).toEqual([429, 429, 500, 200]);
});

it("meets as many of the calls that come at once as it was told", async () => {
  const sandbox = await start({ port: 0, latency: 5 });
  sandbox.faults.next("tooManyRequests", { times: 7 });
  const token = await tokenOf(sandbox);
  const responses = await Promise.all(Array.from({ length: 20 }, () => send(sandbox, { token })));
  expect(responses.filter(({ status }) => status === 429)).toHaveLength(7);
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(13);
});

it("meets POST /auth only when that is the route", async () => {
  const sandbox = await start();
  const auth = { method: "POST", path: "/auth", body: sandbox.clientOptions.credentials };
  sandbox.faults.next("unauthorized");
  sandbox.faults.next("serverError", { route: "POST /auth" });
  expect((await send(sandbox, auth)).status).toBe(500);
  expect((await send(sandbox, auth)).status).toBe(200);
  expect(sandbox.faults.pending).toEqual([{ kind: "unauthorized", times: 1 }]);
});

it.each<[string, number[], FaultOptions]>([
  ["an operation", [500, 500, 500, 200], { operation: "updateCustomer" }],
  ["a tenant", [500, 200, 500, 200], { tenant: "eva" }],
  ["a customer", [500, 500, 200, 200], { customer: "shared" }],
  ["all of them", [500, 200, 200, 200], { operation: "updateCustomer", tenant: "eva", customer: "shared" }],
  ["a predicate", [500, 200, 200, 200], { when: ({ tenant, customer }) => tenant === "eva" && customer === "shared" }],
  ["a tenant for tokens", [200, 200, 200, 500], { operation: "createAccessToken", tenant: "eva" }],
])("meets the calls of %s, and lets the others pass", async (_, expected, options) => {
  const sandbox = await start({ seed: twoTenants });
  const [ana, eva] = [callerOf("ana"), callerOf("eva")];
  const tokens = [await tokenOf(sandbox, ana), await tokenOf(sandbox, eva)] as const;
  sandbox.faults.next("serverError", { ...options, times: Number.POSITIVE_INFINITY });
  const calls = [
    { caller: eva, token: tokens[1], path: "/customers/shared" },
    { caller: ana, token: tokens[0], path: "/customers/shared" },
    { caller: eva, token: tokens[1], path: "/customers/of-eva" },
    { caller: eva, method: "POST", path: "/auth", body: eva.credentials },
  ];
  const statuses: number[] = [];
  for (const call of calls) statuses.push((await send(sandbox, call)).status);
  expect(statuses).toEqual(expected);
});

it("shows a predicate the call as it came", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const seen: FaultCall[] = [];
  sandbox.faults.next("html", { when: (call) => seen.push(call) < 1 });
  await send(sandbox, { token, path: "/sandbox/customers/1?x=1", body: { email: "a" }, recorded: false });
  expect(seen).toEqual([
    {
      operation: "updateCustomer",
      route: update,
      method: "PATCH",
      path: "/customers/1",
      headers: expect.any(Headers),
      body: '{"email":"a"}',
      tenant: "sandbox-client",
      customer: "1",
    },
  ]);
});

it("takes Infinity as JSON can say it", async () => {
  const sandbox = await start();
  sandbox.faults.next("serverError", { times: "Infinity" });
  for (let call = 0; call < 3; call++) expect((await send(sandbox)).status).toBe(500);
  expect(sandbox.faults.pending).toEqual([{ kind: "serverError", times: Number.POSITIVE_INFINITY }]);
});

it("lets no more than 10,000 faults wait", async () => {
  const { faults } = await start();
  for (let fault = 0; fault < 10_000; fault++) faults.next("html");
  expect(() => faults.next("html")).toThrow("10000 faults wait already. Remove them first.");
});

it("remembers no token that was not valid, and a bounded number of those that were", () => {
  const tokens = createTokens("secret", { now: () => 0 });
  const [first = "", ...others] = Array.from({ length: 10_001 }, () => tokens.issue("ana", 60));
  tokens.revoke(first);
  for (let token = 0; token < 20_000; token++) tokens.revoke(`made-up-${token}`);
  expect(tokens.verify(first)).toBeUndefined();
  for (const token of others) tokens.revoke(token);
  expect(tokens.verify(others.at(-1) ?? "")).toBeUndefined();
  expect(tokens.verify(first)).toBe("ana");
});

it("meets calls that would have been refused, and none that has no route", async () => {
  const sandbox = await start();
  sandbox.faults.next("serverError", { route: update });
  expect((await send(sandbox, { path: "/none", token: "wrong" })).status).toBe(404);
  expect((await send(sandbox, { token: "wrong" })).status).toBe(500);
});

it("goes on as long as it is told to, until it is taken back", async () => {
  const sandbox = await start();
  sandbox.faults.next("serverError", { times: Number.POSITIVE_INFINITY });
  for (let call = 0; call < 20; call++) expect((await send(sandbox)).status).toBe(500);
  sandbox.faults.clear();
  expect((await send(sandbox)).status).toBe(200);
});

it("lists what waits, as a copy", async () => {
  const { faults } = await start();
  faults.next("html");
  faults.next("latency", { duration: 5, times: 3 });
  const pending = faults.pending.map((fault) => Object.assign(fault, { times: 99 }));
  expect(pending).toHaveLength(2);
  expect(faults.pending).toEqual([
    { kind: "html", times: 1 },
    { kind: "latency", duration: 5, times: 3 },
  ]);
});

it.each<[kind: string, options: object, message: RegExp]>([
  ["teapot", {}, /^There is no fault teapot\. There are: alreadyExist, .*, truncateBody\.$/],
  [["html"] as never, {}, /^There is no fault \["html"\]\. There are: /],
  ["toString", {}, /^There is no fault toString/],
  ["stall", { route: "DELETE /everything" }, /^There is no route DELETE \/everything\. There are: PATCH /],
  [
    "tooManyRequests",
    { retry_after: 1 },
    /^There is no option retry_after\. Did you mean retryAfter\? There are: route, times, /,
  ],
  ["stall", { times: 0 }, /^times must be a whole number from 1 to Infinity\.$/],
  ["stall", { times: 1.5 }, /^times must be/],
  ["stall", { times: "2" }, /^times must be/],
  ["tooManyRequests", { retryAfter: -1 }, /^retryAfter must be a whole number from 0 to 86400\.$/],
  ["serverError", { status: 200 }, /^status must be a whole number from 500 to 599\.$/],
  ["latency", { duration: Number.NaN }, /^duration must be/],
  [
    "stall",
    { operation: "updateCustomers" },
    /^There is no operation updateCustomers\. Did you mean updateCustomer\? There are: updateCustomer, /,
  ],
  ["stall", { tenant: "" }, /^tenant must be a non-empty string\.$/],
  ["stall", { tenant: "sandbox-clent" }, /^There is no tenant sandbox-clent\. Did you mean sandbox-client\?/],
  ["notFound", { status: 503 }, /^notFound takes no status\. Kinds that do: serverError\.$/],
  ["latency", { status: 503 }, /^latency takes no status/],
  ["html", { retryAfter: 1 }, /^html takes no retryAfter\. Kinds that do: alreadyExist, .*, unknown\.$/],
  ["stall", { duration: 1 }, /^stall takes no duration\. Kinds that do: latency\.$/],
  ["stall", { route: "POST /auth", operation: "getCustomer" }, /^The route POST \/auth is that of createAccessToken/],
  ["stall", { customer: 1 }, /^customer must be/],
  ["stall", { customer: "1", operation: "listCustomers" }, /^customer does not fit listCustomers/],
  ["stall", { customer: "1", route: "POST /customers" }, /^customer does not fit createCustomer/],
  ["expireToken", { operation: "createAccessToken" }, /^expireToken does not fit createAccessToken/],
  ["stall", { when: "true" }, /^when must be a function\.$/],
  ["respond", {}, /^respond needs a response\.$/],
  ["html", { response: {} }, /^html takes no response\. Kinds that do: respond\.$/],
  ["respond", { response: null }, /^response must be an object\.$/],
  ["respond", { response: { status: 100 } }, /^response\.status must be a whole number from 200 to 599\.$/],
  ["respond", { response: { headers: { "a b": "c" } } }, /^response\.headers must be names and values/],
  ["respond", { response: { headers: [["a", "b"]] } }, /^response\.headers must be names and values/],
  ["respond", { response: { headers: { a: 5 } } }, /^response\.headers must be names and values/],
  ["respond", { response: { headers: null } }, /^response\.headers must be names and values/],
  ["respond", { response: { text: "" } }, /^There is no member of response text/],
  ["respond", { response: { status: 204, body: "x" } }, /^A response with status 204 has no body\.$/],
])("refuses the fault %s with %j", async (kind, options, message) => {
  const { faults } = await start();
  expect(() => faults.next(kind as "html", options)).toThrow(message);
  expect(faults.pending).toEqual([]);
});

it.each([
  ["throws", () => JSON.parse("no JSON"), /^The `when` of a fault failed: SyntaxError/],
  ["returns a promise", async () => false, /^The `when` of a fault must return true or false, not object/],
  ["returns no boolean", () => 1, /false, not number\.$/],
])("a fault whose `when` %s meets nothing, waits on, and says why", async (_, when, says) => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const sandbox = await start();
  sandbox.faults.next("serverError", { when: when as never });
  expect((await send(sandbox)).status).toBe(200);
  expect(sandbox.faults.pending).toHaveLength(1);
  expect(log.mock.calls).toEqual([[expect.stringMatching(says)]]);
});

it.each([
  [{ headers: { Trailer: "x" } }, "response.headers must not have Trailer: the server frames the response by itself."],
  [{ headers: { "content-length": "99" } }, "response.headers must not have content-length"],
  ...[5n, () => 1, Symbol("x"), Number.NaN, { a: [new Map()] }].map((body): [object, string] => [
    { body },
    "response.body must be a string, or a value that JSON can hold.",
  ]),
])("respond refuses what would break the response: %o", async (response, says) => {
  const sandbox = await start();
  expect(() => sandbox.faults.next("respond", { response: response as never })).toThrow(says);
  expect(sandbox.faults.pending).toEqual([]);
});
