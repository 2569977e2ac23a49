import { afterEach, describe, expect, it, vi } from "vitest";
import { ConomyConnectionError, ConomyParseError, ConomyTimeoutError } from "../src/index.ts";
import { backoff, createRetryBudget, isRepeatable, isTransient, parseRetryAfter } from "../src/retry.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the wait before another try", () => {
  it("doubles its ceiling from 1 s to 32 s", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect([1, 2, 3, 4, 5, 6, 7].map((tries) => backoff(tries, {}))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 32_000,
    ]);
  });

  it("is left to chance between nothing and its ceiling", () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5);
    expect([backoff(3, {}), backoff(3, {})]).toEqual([0, 2000]);
  });

  it("follows the caller's limits", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect([1, 2, 3].map((tries) => backoff(tries, { minDelay: 10, maxDelay: 15 }))).toEqual([10, 15, 15]);
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
  it.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])("%s has the same effect twice", (method) => {
    expect(isRepeatable(method)).toBe(true);
  });

  it("POST may not", () => {
    expect(isRepeatable("POST")).toBe(false);
  });

  it.each([429, 500, 502, 503, 504])("a repeatable call after %d", (status) => {
    expect(isTransient(status, undefined, true)).toBe(true);
  });

  it.each([200, 400, 401, 404, 408, 409, 422, 501, 505])("no call after %d", (status) => {
    expect(isTransient(status, undefined, true)).toBe(false);
  });

  it("any call after 429, which says that it was not handled; a POST after no other status", () => {
    expect(isTransient(429, undefined, false)).toBe(true);
    expect([500, 502, 503, 504].filter((status) => isTransient(status, undefined, false))).toEqual([]);
  });

  const failed = (code?: string) =>
    new ConomyConnectionError("", {}, { cause: Object.assign(new TypeError("fetch failed"), { cause: { code } }) });

  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"])(
    "any call after %s, because no connection was made",
    (code) => expect(isTransient(undefined, failed(code), false)).toBe(true),
  );

  it.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", undefined])("after %s a repeatable call, and no POST", (code) => {
    expect(isTransient(undefined, failed(code), true)).toBe(true);
    expect(isTransient(undefined, failed(code), false)).toBe(false);
  });

  it("after a timeout a repeatable call, and no POST", () => {
    const late = new ConomyTimeoutError("");
    expect([isTransient(undefined, late, true), isTransient(undefined, late, false)]).toEqual([true, false]);
  });

  it("nothing after a redirect or a body that cannot be read", () => {
    expect(isTransient(undefined, new ConomyConnectionError("redirected"), true)).toBe(false);
    expect(isTransient(200, new ConomyParseError(""), true)).toBe(false);
  });
});

describe("the retry budget", () => {
  function budgetAt(time = { now: 0 }) {
    const budget = createRetryBudget(() => time.now);
    const takeAll = () => {
      let taken = 0;
      while (budget(-1)) taken++;
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
    for (let success = 0; success < 11; success++) budget(0.2);
    expect(takeAll()).toBe(2);
  });
});
