import { describe, expect, it } from "vitest";
import { bodyOf, customerId, faultsLeft, send, start, tokenOf, update } from "./helpers.ts";

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

  it("stall never answers", async () => {
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

  it("truncateBody breaks the connection in the middle of the answer", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("truncateBody");
    const response = await send(sandbox, { body: { lastName: "Soto" } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(sandbox.customers.get(customerId)?.lastName).toBe("Soto");
  });

  it("malformedJson answers what cannot be parsed", async () => {
    const sandbox = await start({ port });
    sandbox.faults.next("malformedJson");
    const response = await send(sandbox, { recorded: false });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it("html answers as a proxy does that reaches nobody", async () => {
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
  ["toString", {}, /^There is no fault toString/],
  ["stall", { route: "PATCH /customer" }, /^There is no route PATCH \/customer\. There are: PATCH /],
  ["tooManyRequests", { retry_after: 1 }, /^There is no option retry_after\. There are: route, times, /],
  ["stall", { times: 0 }, /^times must be a whole number from 1 to Infinity\.$/],
  ["stall", { times: 1.5 }, /^times must be/],
  ["stall", { times: "2" }, /^times must be/],
  ["tooManyRequests", { retryAfter: -1 }, /^retryAfter must be a whole number from 0 to 86400\.$/],
  ["serverError", { status: 200 }, /^status must be a whole number from 500 to 599\.$/],
  ["latency", { duration: Number.NaN }, /^duration must be/],
])("refuses the fault %s with %j", async (kind, options, message) => {
  const { faults } = await start();
  expect(() => faults.next(kind as "html", options)).toThrow(message);
  expect(faults.pending).toEqual([]);
});
