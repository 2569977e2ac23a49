import { afterEach, describe, expect, it, vi } from "vitest";
import { backoff, createRetryBudget, isIdempotent, isTransient, parseRetryAfter } from "../src/retry.ts";
import { createObservedClient, json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

const usual = { attempts: 5, minDelay: 1000, maxDelay: 32_000 };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the wait before another try", () => {
  it("doubles its ceiling from 1 s to 32 s", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect([1, 2, 3, 4, 5, 6, 7].map((tries) => backoff(tries, usual))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 32_000,
    ]);
  });

  it("is left to chance between nothing and its ceiling", () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5);
    expect([backoff(3, usual), backoff(3, usual)]).toEqual([0, 2000]);
  });

  it("follows the caller's limits", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect([1, 2, 3].map((tries) => backoff(tries, { attempts: 5, minDelay: 10, maxDelay: 15 }))).toEqual([10, 15, 15]);
  });
});

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["1", 1000],
    ["120", 120_000],
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 11:59:00 GMT", 0],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["2026-11-22", undefined],
    ["yesterday GMT", undefined],
  ])("%j means %j ms", (value, wait) => {
    vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00Z"), toFake: ["Date"] });
    expect(parseRetryAfter(value)).toBe(wait);
  });
});

describe("what may be sent again", () => {
  it.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("%s has the same effect twice, by RFC 9110", (method) => {
    expect(isIdempotent(method)).toBe(true);
  });

  it.each(["POST", "PATCH"])("%s may not, unless more is known of it", (method) => {
    expect(isIdempotent(method)).toBe(false);
  });

  it.each([429, 500, 502, 503, 504])("a repeatable call after %d", (status) => {
    expect(isTransient(status, true)).toBe(true);
  });

  it.each([200, 400, 401, 404, 408, 409, 422, 501, 505])("no call after %d", (status) => {
    expect(isTransient(status, true)).toBe(false);
  });

  it("any call after 429, which says that it was not handled; a POST after no other status", () => {
    expect(isTransient(429, false)).toBe(true);
    expect([500, 502, 503, 504].filter((status) => isTransient(status, false))).toEqual([]);
  });

  /** How often a PATCH that may be repeated, and one that may not, are tried. */
  async function triesOf(handler: () => Promise<Response> | Response, options = {}): Promise<number[]> {
    const { conomy, sent } = createObservedClient(handler, {
      credentials: undefined,
      accessToken: "token",
      retry: { attempts: 3, minDelay: 0 },
      ...options,
    });
    await settle(conomy.customers.update("1", {}));
    await settle(conomy.request("PATCH", "/payments/1", { body: {} }));
    return ["/customers/1", "/payments/1"].map((path) => sent.filter(({ url }) => url.endsWith(path)).length);
  }

  const failed = (code?: string) => () =>
    Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error("no"), { code }) }));

  it.each(["ECONNREFUSED", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])(
    "any call after %s, because no connection was made",
    async (code) => expect(await triesOf(failed(code))).toEqual([3, 3]),
  );

  it.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", undefined])(
    "after %s what may be repeated, and nothing else",
    async (code) => expect(await triesOf(failed(code))).toEqual([3, 1]),
  );

  it("after a timeout what may be repeated, and nothing else", async () => {
    expect(await triesOf(() => new Promise(() => {}), { timeout: 5 })).toEqual([3, 1]);
  });

  it.each([
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://elsewhere" } })],
    ["a body that cannot be read", () => new Response("<html>")],
    ["a name that does not exist", failed("ENOTFOUND")],
    ["a 501", () => json({}, 501)],
  ])("nothing after %s", async (_, handler) => expect(await triesOf(handler)).toEqual([1, 1]));
});

describe("the retry budget", () => {
  function budgetAt(time = { now: 0 }) {
    const budget = createRetryBudget(() => time.now);
    const takeAll = () => {
      let taken = 0;
      while (budget.take()) taken++;
      return taken;
    };
    return { budget, time, takeAll };
  }

  it("lets a hundred repeats through and no more", () => {
    expect(budgetAt().takeAll()).toBe(100);
  });

  it("refills by one a second, up to a hundred", () => {
    const { takeAll, time } = budgetAt();
    takeAll();
    time.now = 3000;
    expect(takeAll()).toBe(3);
    time.now = 1_000_000;
    expect(takeAll()).toBe(100);
  });

  it("refills by what successes give back", () => {
    const { budget, takeAll } = budgetAt();
    takeAll();
    for (let success = 0; success < 11; success++) budget.give();
    expect(takeAll()).toBe(2);
  });

  it.each([
    ["back by an hour", -3_600_000],
    ["to nothing", Number.NaN],
    ["forward by an hour", 3_600_000],
  ])("refills also after its clock was set %s", (_, jump) => {
    const { takeAll, time } = budgetAt({ now: 5_000_000 });
    takeAll();
    time.now += jump;
    if (Number.isNaN(jump)) time.now = 0;
    takeAll();
    time.now += 3000;
    expect(takeAll()).toBe(3);
  });

  it("gives nothing for a clock that goes back and forth", () => {
    const { takeAll, time } = budgetAt({ now: 1000 });
    takeAll();
    for (let jump = 0; jump < 1000; jump++) time.now = 1000 - (jump % 2);
    expect(takeAll()).toBe(0);
  });
});
