import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CachedToken, createTokenSource, type TokenCache } from "../src/auth.ts";
import { isConomyApiError } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";

/** A source that numbers its tokens. Time stands still until a test moves it. */
function countingSource({ expiresIn = 3600, cache }: { expiresIn?: number; cache?: TokenCache } = {}) {
  let obtained = 0;
  const obtain = async () => ({ accessToken: `token-${++obtained}`, tokenType: "Bearer", expiresIn });
  return createTokenSource(obtain, "key", 90_000, cache);
}

beforeEach(() => vi.useFakeTimers({ now: 1_000_000, toFake: ["Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a token from credentials", () => {
  it("is obtained once for all calls that wait for it", async () => {
    const { get } = countingSource();
    const tokens = await Promise.all(Array.from({ length: 1000 }, get));
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
  });

  it.each([
    [0, 2880],
    [0.999, 3239],
  ])("is renewed after 80 to 90 percent of its life: a chance of %d makes it %d s", async (chance, seconds) => {
    vi.spyOn(Math, "random").mockReturnValue(chance);
    const { get } = countingSource({ expiresIn: 3600 });
    await get();
    vi.setSystemTime(1_000_000 + seconds * 1000 - 1);
    expect(await get()).toBe("token-1");
    vi.setSystemTime(1_000_000 + (seconds + 1) * 1000);
    expect(await get()).toBe("token-2");
  });

  it("is renewed if the clock was set back, because its age is unknown then", async () => {
    const { get } = countingSource();
    await get();
    vi.setSystemTime(999_999);
    expect(await get()).toBe("token-2");
  });

  it.each([0, -1, Number.NaN])(
    "that lives for %d s serves the calls that wait, and no later one",
    async (expiresIn) => {
      const { get } = countingSource({ expiresIn });
      expect(await Promise.all([get(), get()])).toEqual(["token-1", "token-1"]);
      expect(await get()).toBe("token-2");
    },
  );

  it("is asked for again if the request for it never ends", async () => {
    let answers = 0;
    const { get } = createTokenSource(
      () =>
        ++answers === 1 ? new Promise(() => {}) : Promise.resolve({ accessToken: "t", tokenType: "", expiresIn: 9 }),
      "key",
      1000,
    );
    const stuck = get();
    vi.setSystemTime(1_001_000);
    expect(get()).toBe(stuck);
    vi.setSystemTime(1_001_001);
    expect(await get()).toBe("t");
  });

  it("is dropped once, however many calls it failed", async () => {
    const source = countingSource();
    await source.get();
    for (let call = 0; call < 1000; call++) source.invalidate("token-1");
    expect(await Promise.all([source.get(), source.get()])).toEqual(["token-2", "token-2"]);
    source.invalidate("token-1");
    expect(await source.get()).toBe("token-2");
  });

  it("is asked for again after a failure, which every waiting call gets", async () => {
    let answers = 0;
    const { get } = createTokenSource(
      async () => {
        if (++answers === 1) throw new Error("down");
        return { accessToken: "token", tokenType: "Bearer", expiresIn: 3600 };
      },
      "key",
      90_000,
    );
    const failed = await Promise.allSettled([get(), get()]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await get()).toBe("token");
    expect(answers).toBe(2);
  });

  it("is obtained from POST /auth, once for concurrent calls", async () => {
    const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }));
    await Promise.all([conomy.customers.update("1", {}), conomy.customers.update("2", {})]);
    expect(sentTo("/auth")).toHaveLength(1);
    expect(JSON.parse(sentTo("/auth")[0]?.body ?? "")).toEqual({ clientId: "client", clientSecret: "secret-77b1" });
  });

  it("that is refused surfaces as the error of POST /auth", async () => {
    const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }), {
      auth: () => json({ status: 401, code: "41", type: "unauthorized" }, 401),
    });
    const error = await conomy.customers.update("1", {}).catch((thrown: unknown) => thrown);
    expect(isConomyApiError(error) && error.message).toBe("POST /auth answered 401, unauthorized, code 41");
    expect(sentTo("/customers/1")).toEqual([]);
  });
});

describe("a token cache", () => {
  function memoryCache(initial?: CachedToken) {
    const entries = new Map<string, CachedToken>(initial && [["key", initial]]);
    const cache: TokenCache = {
      get: async (key) => entries.get(key),
      set: async (key, token) => void entries.set(key, token),
      delete: async (key) => void entries.delete(key),
    };
    return { cache, entries };
  }

  it("is filled with the token, and spares the next client the request", async () => {
    const { cache, entries } = memoryCache();
    expect(await countingSource({ cache }).get()).toBe("token-1");
    expect(entries.get("key")).toMatchObject({ token: "token-1", obtainedAt: 1_000_000 });

    const second = createTokenSource(() => Promise.reject(new Error("not asked")), "key", 90_000, cache);
    expect(await second.get()).toBe("token-1");
  });

  it.each([
    ["that is over", { token: "old", obtainedAt: 0, renewAt: 999_999 }],
    ["from a machine whose clock is ahead", { token: "ahead", obtainedAt: 2_000_000, renewAt: 3_000_000 }],
  ])("does not serve a token %s", async (_, entry) => {
    expect(await countingSource({ cache: memoryCache(entry).cache }).get()).toBe("token-1");
  });

  it("loses a token that a 401 refused, and does not bring it back", async () => {
    const { cache, entries } = memoryCache({ token: "stale", obtainedAt: 0, renewAt: 9_000_000 });
    const source = countingSource({ cache: { ...cache, delete: () => {} } });
    expect(await source.get()).toBe("stale");
    source.invalidate("stale");
    expect(entries.get("key")?.token).toBe("stale");
    expect(await source.get()).toBe("token-1");
  });

  it("that fails is done without", async () => {
    const broken = () => Promise.reject(new Error("cache is down"));
    const source = countingSource({ cache: { get: broken, set: broken, delete: broken } });
    expect(await source.get()).toBe("token-1");
    source.invalidate("token-1");
    expect(await source.get()).toBe("token-2");
  });
});

describe("a token of the caller's", () => {
  it.each([
    ["a string", "mine"],
    ["a function", () => "mine"],
    ["an async function", async () => "mine"],
  ])("may be %s", async (_, accessToken) => {
    const { conomy, sent } = createObservedClient(() => json({ firstName: "Ana" }), {
      accessToken,
      credentials: undefined,
    } as never);
    await conomy.customers.update("1", {});
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.authorization).toBe("Bearer mine");
  });
});
