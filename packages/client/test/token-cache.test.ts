import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CachedToken, TokenCache } from "../src/index.ts";
import { createObservedClient, json, secrets } from "./helpers.ts";

const now = 1_000_000;

/** A client whose tokens are numbered, and the token that its next call is sent with. */
function startClient(tokenCache: unknown, options: Parameters<typeof createObservedClient>[1] = {}) {
  let issued = 0;
  const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }), {
    tokenCache: tokenCache as TokenCache,
    auth: () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn: 3600 }),
    ...options,
  });
  return async () => {
    await conomy.customers.update("1", {});
    return sentTo("/customers/1").at(-1)?.headers.authorization?.replace("Bearer ", "");
  };
}

/** A cache in memory, and what it was asked for. */
function memoryCache(initial?: unknown) {
  const keys: string[] = [];
  const entries = new Map<string, CachedToken>();
  const cache: TokenCache = {
    get: async (key) => {
      keys.push(key);
      return entries.get(key) ?? (initial as CachedToken);
    },
    set: async (key, token) => void entries.set(key, token),
  };
  return { cache, entries, keys };
}

beforeEach(() => vi.useFakeTimers({ now, toFake: ["Date", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a token cache", () => {
  it("is filled with the token and its times, and spares the next client the request", async () => {
    const { cache, entries } = memoryCache();
    expect(await startClient(cache)()).toBe("token-1");
    expect([...entries.values()]).toEqual([{ token: "token-1", obtainedAt: now, renewAt: expect.any(Number) }]);
    const refuse = () => json({}, 403);
    expect(await startClient(cache, { auth: refuse })()).toBe("token-1");
  });

  it("is read once, not for every call", async () => {
    const { cache, keys } = memoryCache({ token: "cached", obtainedAt: 0, renewAt: 2 * now });
    const nextToken = startClient(cache);
    expect([await nextToken(), await nextToken(), await nextToken()]).toEqual(["cached", "cached", "cached"]);
    expect(keys).toHaveLength(1);
  });

  it("may be synchronous", async () => {
    const entries = new Map<string, CachedToken>();
    const cache = {
      get: (key: string) => entries.get(key),
      set: (key: string, token: CachedToken) => entries.set(key, token),
    };
    expect(await startClient(cache)()).toBe("token-1");
    expect(await startClient(cache)()).toBe("token-1");
  });

  it("may be an instance of a class, whose methods use `this`", async () => {
    class Cache {
      readonly #entries = new Map<string, CachedToken>();
      get(key: string) {
        return this.#entries.get(key);
      }
      set(key: string, token: CachedToken) {
        this.#entries.set(key, token);
      }
    }
    const cache = new Cache();
    expect(await startClient(cache)()).toBe("token-1");
    expect(await startClient(cache, { auth: () => json({}, 403) })()).toBe("token-1");
  });

  it("cannot change the token of a client that gave it one", async () => {
    const cache = {
      get: () => undefined,
      set: (_: string, token: CachedToken) => Object.assign(token, { token: "x" }),
    };
    const nextToken = startClient(cache);
    expect([await nextToken(), await nextToken()]).toEqual(["token-1", "token-1"]);
  });
});

describe("what counts as no token in the cache", () => {
  const good = { token: "cached", obtainedAt: 0, renewAt: 2 * now };
  const hostile = new Proxy(good, {
    get() {
      throw new Error("hostile");
    },
  });

  it("is not a good one", async () => {
    expect(await startClient(memoryCache(good).cache)()).toBe("cached");
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["false", false],
    ["a number", 7],
    ["a BigInt", 7n],
    ["a symbol", Symbol("token")],
    ["a text", "cached"],
    ["a text of JSON, not parsed", JSON.stringify(good)],
    ["a list", [good]],
    ["a function", () => good],
    ["an empty object", {}],
    ["an object that throws when it is read", hostile],
    ["no token", { ...good, token: undefined }],
    ["a token that is a number", { ...good, token: 7 }],
    ["a token that is an object", { ...good, token: { toString: () => "cached" } }],
    ["an empty token", { ...good, token: "" }],
    ["a token with a line break", { ...good, token: "a\r\nx-evil: 1" }],
    ["a token with a zero byte", { ...good, token: "a\0" }],
    ["a token that no header can hold", { ...good, token: "Łódź" }],
    ["no time", { token: "cached" }],
    ["no end", { ...good, renewAt: undefined }],
    ["an end that is null", { ...good, renewAt: null }],
    ["an end that is no number", { ...good, renewAt: "tomorrow" }],
    ["an end that is not a number", { ...good, renewAt: Number.NaN }],
    ["an end that never comes", { ...good, renewAt: Number.POSITIVE_INFINITY }],
    ["an end in a year", { ...good, renewAt: now + 365 * 86_400_000 }],
    ["an end that is past", { ...good, renewAt: now - 1 }],
    ["no beginning", { ...good, obtainedAt: undefined }],
    ["a beginning of long ago", { ...good, obtainedAt: Number.NEGATIVE_INFINITY }],
    ["a beginning in the future, by a clock that runs ahead", { ...good, obtainedAt: now + 1, renewAt: now + 9 }],
  ])("%s", async (_, entry) => {
    const { cache, entries } = memoryCache(entry);
    expect(await startClient(cache)()).toBe("token-1");
    // The client goes on to use the cache.
    expect([...entries.values()]).toMatchObject([{ token: "token-1" }]);
  });
});

describe("a cache whose method", () => {
  const forever = () => new Promise<never>(() => {});
  const reject = () => Promise.reject(new Error("cache is down"));
  const fail = () => {
    throw new Error("cache is down");
  };
  /** A promise of somebody's own making that breaks its promises. */
  const thenable = () => ({
    // biome-ignore lint/suspicious/noThenProperty: that is what a hostile cache returns
    then() {
      throw new Error("cache is down");
    },
  });

  it.each<[string, object, number]>([
    ["get throws", { get: fail }, 0],
    ["get rejects", { get: reject }, 0],
    ["get returns a broken promise", { get: thenable }, 0],
    ["get hangs", { get: forever }, 1000],
    ["set throws", { set: fail }, 0],
    ["set rejects", { set: reject }, 0],
    ["set returns a broken promise", { set: thenable }, 0],
    ["set hangs", { set: forever }, 500],
    ["get and set hang", { get: forever, set: forever }, 1000],
  ])("%s costs one call a little time, and no call its token", async (_, methods, cost) => {
    vi.useFakeTimers({ now });
    // Otherwise real work of another thread, which no fake clock waits for.
    vi.spyOn(crypto.subtle, "digest").mockResolvedValue(new ArrayBuffer(32));
    const nextToken = startClient({ get: () => undefined, set: () => {}, ...methods });
    let isOver = false;
    const first = nextToken().finally(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(Math.max(0, cost - 1));
    expect(isOver).toBe(!cost);
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toBe("token-1");
    expect(await nextToken()).toBe("token-1");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the key in the cache", () => {
  const credentials = { clientId: "client-a-long-id", clientSecret: secrets.clientSecret };

  async function keyOf(options: object): Promise<string | undefined> {
    const { cache, keys } = memoryCache();
    await startClient(cache, { credentials, ...options })();
    return keys[0];
  }

  it("is the same for every client of the same credentials", async () => {
    expect(await keyOf({})).toBe(await keyOf({ apiKey: "another", userAgent: "another" }));
  });

  it("differs with base URL, id and secret, however these are put together", async () => {
    const keys = await Promise.all([
      keyOf({}),
      keyOf({ environment: "production" }),
      keyOf({ credentials: { ...credentials, clientId: "another" } }),
      keyOf({ credentials: { ...credentials, clientSecret: "another" } }),
      keyOf({ credentials: { clientId: "ab", clientSecret: "c" } }),
      keyOf({ credentials: { clientId: "a", clientSecret: "bc" } }),
      keyOf({ credentials: { clientId: 'a","b', clientSecret: "c" } }),
      keyOf({ credentials: { clientId: "a", clientSecret: 'b","c' } }),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("shows no part of id or secret", async () => {
    const key = await keyOf({});
    expect(key).toMatch(/^conomyhq [A-Za-z0-9+/]{43}=$/);
    for (const word of [...credentials.clientId.split("-"), ...credentials.clientSecret.split("-")]) {
      if (word.length > 3) expect(key).not.toContain(word);
    }
  });

  it("keeps a token from a client with another secret", async () => {
    const { cache } = memoryCache();
    await startClient(cache)();
    const other = startClient(cache, {
      credentials: { clientId: "client", clientSecret: "wrong" },
      auth: () => json({ code: "41" }, 401),
    });
    await expect(other()).rejects.toMatchObject({ name: "ConomyApiError", status: 401 });
  });
});

describe("fifty clients with one cache", () => {
  /** A cache on a network, whose every operation takes some time, and what happened to its entry. */
  function slowCache(random: () => number) {
    const entries = new Map<string, CachedToken>();
    const overwritten: [before: number, after: number][] = [];
    const delay = () => new Promise((resolve) => setTimeout(resolve, random() * 5));
    const cache: TokenCache = {
      async get(key) {
        await delay();
        return entries.get(key);
      },
      set(key, token) {
        const before = entries.get(key);
        if (before) overwritten.push([before.obtainedAt, token.obtainedAt]);
        entries.set(key, token);
        return delay();
      },
    };
    return { cache, entries, overwritten };
  }

  it("never put an older token in the place of a newer one, and ask for one each at most", async () => {
    vi.useRealTimers();
    let issued = 0;
    const { cache, overwritten, entries } = slowCache(Math.random);
    const valid = new Set<string>();
    const auth = async () => {
      const token = `token-${++issued}`;
      valid.add(token);
      // The later requests are the quicker ones.
      await new Promise((resolve) => setTimeout(resolve, 120 - 2 * issued));
      return json({ accessToken: token, tokenType: "Bearer", expiresIn: 3600 });
    };
    const clients = Array.from({ length: 50 }, () =>
      createObservedClient(
        ({ headers }) =>
          valid.has(headers.authorization?.slice(7) ?? "") ? json({ firstName: "Ana" }) : json({}, 401),
        { tokenCache: cache, auth },
      ),
    );
    const updateAll = () =>
      Promise.all(
        clients.map(async ({ conomy }, n) => {
          await new Promise((resolve) => setTimeout(resolve, n));
          await conomy.customers.update("1", {});
        }),
      );
    await updateAll();
    expect(issued).toBeLessThanOrEqual(50);
    // All tokens but the newest are revoked: the others' replacements come from the cache, or from one request each.
    const newest = [...entries.values()][0]?.token ?? "";
    valid.clear();
    valid.add(newest);
    const before = issued;
    await updateAll();
    expect(issued - before).toBe(0);
    for (const [before, after] of overwritten) expect(after).toBeGreaterThanOrEqual(before);
  });

  it("ask for one token when they come one after the other, also after it was revoked", async () => {
    const { cache } = memoryCache();
    let issued = 0;
    const auth = () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn: 3600 });
    const clients = Array.from({ length: 50 }, () =>
      createObservedClient(
        ({ headers }) => json({ firstName: "Ana" }, headers.authorization === `Bearer token-${issued}` ? 200 : 401),
        {
          tokenCache: cache,
          auth,
        },
      ),
    );
    for (const { conomy } of clients) await conomy.customers.update("1", {});
    expect(issued).toBe(1);
    // The clock of a test stands still, and a replacement has to be later than what it replaces.
    vi.setSystemTime(now + 1000);
    auth();
    for (const { conomy } of clients) await conomy.customers.update("1", {});
    expect(issued).toBe(3);
  });
});
