import { afterEach, describe, expect, it, vi } from "vitest";
import { ConomyApiError } from "../src/index.ts";
import { fail, inTurn, methods, respond, settle, startScene } from "./hostile-server.ts";

afterEach(() => vi.restoreAllMocks());

describe("Retry-After", () => {
  it("of 1 s is waited for", async () => {
    await Promise.all(
      methods.map(async (method) => {
        const { call, calls, attempts } = await startScene(inTurn(fail(429, { "retry-after": "1" }), respond));
        await call[method]();
        const [first, second] = calls();
        expect(Number(second?.at) - Number(first?.at)).toBeGreaterThan(990);
        expect(attempts).toMatchObject([{ status: 429, wait: 1000 }, { status: 200 }]);
      }),
    );
  });

  it("that is a date is waited for", async () => {
    await Promise.all(
      methods.map(async (method) => {
        // Dates have whole seconds: this one is between 1 and 2 s away.
        const date = new Date(Date.now() + 2000).toUTCString();
        let respondedAt = 0;
        const { call } = await startScene(
          inTurn(fail(429, { "retry-after": date }), (...request) => {
            respondedAt = Date.now();
            return respond(...request);
          }),
        );
        await call[method]();
        expect(respondedAt).toBeGreaterThan(Date.parse(date) - 10);
      }),
    );
  });
});

describe.each(methods)("Retry-After at a %s", (method) => {
  // No wait at all would be none for what is overloaded.
  it.each(["0", "Wed, 21 Oct 2015 07:28:00 GMT"])("of %j leaves the wait to the usual backoff", async (value) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { call, attempts, tries } = await startScene(inTurn(fail(429, { "retry-after": value }), respond), {
      retry: { minDelay: 20 },
    });
    await call[method]();
    expect(tries()).toEqual([429, 200]);
    expect(attempts[0]?.wait).toBe(10);
  });

  it.each(["soon", "-5", "1.5", "120 seconds", "yesterday GMT"])("of %j is ignored", async (value) => {
    const { call, attempts, tries } = await startScene(inTurn(fail(429, { "retry-after": value }), respond));
    await call[method]();
    expect(tries()).toEqual([429, 200]);
    expect(attempts[0]?.wait).toBeLessThan(1);
  });

  it("of 120 s, which does not fit the deadline, ends the call", async () => {
    const { call, calls } = await startScene(fail(429, { "retry-after": "120" }));
    const outcome = await settle(call[method]());
    expect(calls()).toHaveLength(1);
    if (method === "PATCH") {
      expect(outcome).toBeInstanceOf(ConomyApiError);
      expect(outcome).toMatchObject({ status: 429, retryAfter: 120_000, attempts: [{ status: 429, wait: undefined }] });
    } else {
      expect(outcome).toMatchObject({ response: { status: 429 } });
    }
  });
});

it("Retry-After of a 503 counts for PATCH as that of a 429 does", async () => {
  const { call, attempts } = await startScene(inTurn(fail(503, { "retry-after": "1" }), respond));
  await call.PATCH();
  expect(attempts[0]?.wait).toBe(1000);
});
