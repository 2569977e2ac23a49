import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ConomyApiError, ConomyTimeoutError } from "../src/index.ts";
import { type Behaviour, fail, inTurn, methods, respond, settle, stall, startScene } from "./hostile-server.ts";

/** Waits that no test could sit out. */
const patient = { minDelay: 1e12, maxDelay: 1e12 };

describe.each(methods)("the deadline of a %s", (method) => {
  it("ends the wait for a token, and the call is not sent", async () => {
    const { call, server, calls } = await startScene(respond, { auth: stall });
    // Long enough for a first connection.
    const error = await settle(call[method]({ deadline: 300 }));
    expect(error).toBeInstanceOf(ConomyTimeoutError);
    expect(String(error)).toContain("passed its deadline of 300 ms");
    expect(error).toMatchObject({ message: expect.stringContaining(method), attempts: [] });
    await expect.poll(() => server.received).toHaveLength(1);
    expect(calls()).toEqual([]);
  });

  it("ends an attempt, whatever is left of its timeout", async () => {
    const { call } = await startScene(stall, { accessToken: "token", retry: false });
    const error = await settle(call[method]({ deadline: 400 }));
    expect(error).toBeInstanceOf(ConomyTimeoutError);
    expect(String(error)).toContain("passed its deadline of 400 ms");
    expect(error).toMatchObject({ attempts: [{ reason: "timeout", wait: undefined }] });
  });

  it("is followed by no further try, however short the wait for it", async () => {
    // Timers fire up to 2 ms early, by the clock that measures the time left.
    const { call, tries } = await startScene(stall, { accessToken: "token", retry: { minDelay: 0 } });
    await Promise.all(Array.from({ length: 50 }, (_, n) => settle(call[method]({ deadline: 50 + n * 1.37 }))));
    expect(new Set(tries())).toEqual(new Set(["timeout"]));
    // A busy machine may end a call before it sends anything.
    expect(tries().length).toBeLessThanOrEqual(50);
  });

  it("that is over before anything was sent ends the call without a word of the runtime's", async () => {
    const { call } = await startScene(stall, { accessToken: async () => "token" });
    const errors = await Promise.all(Array.from({ length: 20 }, () => settle(call[method]({ deadline: 1 }))));
    for (const error of errors) expect(error).toBeInstanceOf(ConomyTimeoutError);
    // What Node says of it comes later, and fails the file: test/warnings.ts.
    await delay(20);
  });

  it("covers all attempts together: the last has what the others left", async () => {
    const late: Behaviour = (...request) => setTimeout(fail(429), 300, ...request);
    const { call } = await startScene(inTurn(late, stall), {
      accessToken: "token",
      retry: { attempts: 2, minDelay: 1 },
    });
    const error = await settle(call[method]({ timeout: 500, deadline: 600 }));
    expect(error).toBeInstanceOf(ConomyTimeoutError);
    expect(String(error)).toContain("passed its deadline of 600 ms");
    expect(error).toMatchObject({ attempts: [{ status: 429 }, { reason: "timeout" }] });
  });

  it("is no reason to begin a wait that does not fit it: the last error comes at once", async () => {
    const { call, attempts } = await startScene(fail(429), { retry: patient });
    const outcome = await settle(call[method]({ deadline: 60_000 }));
    expect(outcome).toMatchObject(method === "PATCH" ? { status: 429 } : { response: { status: 429 } });
    expect(attempts).toMatchObject([{ status: 429, wait: undefined }]);
  });
});

it.each([429, 503])("a Retry-After of a %d that does not fit the time left comes with the error", async (status) => {
  const { call } = await startScene(fail(status, { "retry-after": "60" }));
  const error = await settle(call.PATCH({ deadline: 59_000 }));
  expect(error).toBeInstanceOf(ConomyApiError);
  expect(error).toMatchObject({ status, retryAfter: 60_000, attempts: [{ status, wait: undefined }] });
});

describe("the timeout of an attempt", () => {
  it("begins anew with each", async () => {
    const { call, tries } = await startScene(inTurn(stall, stall, respond), { timeout: 200 });
    expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual(["timeout", "timeout", 200]);
  });

  it("says so in the end", async () => {
    const { call, calls } = await startScene(stall, { timeout: 100, retry: { attempts: 3, minDelay: 1 } });
    const error = await settle(call.PATCH());
    expect(error).toBeInstanceOf(ConomyTimeoutError);
    expect(String(error)).toContain("passed its timeout of 100 ms");
    expect(error).toMatchObject({ attempts: Array(3).fill({ status: undefined, reason: "timeout" }) });
    expect(calls()).toHaveLength(3);
  });

  it("does not count the wait for a token", async () => {
    const { call, tries } = await startScene(respond, {
      accessToken: () => new Promise((resolve) => setTimeout(resolve, 300, "token")),
      timeout: 200,
    });
    expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual([200]);
  });
});

describe("one call", () => {
  const client = { timeout: 600_000, deadline: 600_000, retry: false } as const;

  it.each([
    [{ timeout: 50 }, { name: "ConomyTimeoutError", message: expect.stringContaining("timeout of 50 ms") }],
    [{ deadline: 50 }, { name: "ConomyTimeoutError", message: expect.stringContaining("deadline of 50 ms") }],
    [{ signal: AbortSignal.timeout(50) }, { name: "TimeoutError" }],
  ])("may have %o of its own", async (options, outcome) => {
    const { call } = await startScene(stall, client);
    expect(await settle(call.PATCH(options))).toMatchObject(outcome);
    expect(await settle(call.POST(options))).toMatchObject(outcome);
  });

  it("may be given more time than the client gives", async () => {
    const { call } = await startScene((...request) => void setTimeout(respond, 300, ...request), {
      accessToken: "token",
      timeout: 50,
      deadline: 50,
      retry: false,
    });
    expect(await settle(call.PATCH())).toBeInstanceOf(ConomyTimeoutError);
    expect(await call.PATCH({ timeout: 60_000, deadline: 60_000 })).toMatchObject({ firstName: "Ana" });
  });

  it.each(methods)("of %s may send headers of its own, in every try", async (method) => {
    const { call, calls } = await startScene(inTurn(fail(429), respond));
    await call[method]({ headers: { "X-Request-Id": "7" } });
    for (const { headers } of calls()) {
      expect(headers).toMatchObject({ "x-request-id": "7", authorization: "Bearer token-1", "x-api-key": "key" });
    }
    expect(calls()).toHaveLength(2);
  });
});
