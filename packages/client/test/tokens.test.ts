import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { isConomyApiError } from "../src/index.ts";
import { createObservedClient, json, type Sent } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

const ana = () => json({ firstName: "Ana" });

/** Issues tokens with a number. */
function issuing(life: { expiresIn?: unknown } = { expiresIn: 3600 }) {
  let issued = 0;
  return () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", ...life });
}

const bearers = (sent: Sent[]) => sent.map(({ headers }) => headers.authorization);

/** A client, and the token that its next call is sent with. */
function startClient(expiresIn: unknown) {
  const { conomy, sentTo } = createObservedClient(ana, { auth: issuing({ expiresIn }), recorded: false });
  return async () => {
    await conomy.customers.update("1", {});
    return bearers(sentTo("/customers/1")).at(-1);
  };
}

// Time stands still until a test moves it.
beforeEach(() => vi.useFakeTimers({ now: 1_000_000, toFake: ["Date", "performance"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a token from credentials", () => {
  it("is obtained from POST /auth, once for concurrent calls", async () => {
    const { conomy, sentTo } = createObservedClient(ana);
    await Promise.all([conomy.customers.update("1", {}), conomy.customers.update("2", {})]);
    expect(sentTo("/auth")).toHaveLength(1);
    expect(JSON.parse(sentTo("/auth")[0]?.body ?? "")).toEqual({ clientId: "client", clientSecret: "secret-77b1" });
  });

  it.each([
    ["an hour", 3600, 0, 2880],
    ["an hour", 3600, 0.999, 3239],
    ["no stated time, which counts as a minute", undefined, 0, 48],
    ["0 s, which counts as a minute", 0, 0, 48],
    ["-1 s, which counts as a minute", -1, 0, 48],
    ["half a second, which counts as a minute", 0.5, 0, 48],
    ["a text, which counts as a minute", "abc", 0, 48],
    ["null, which counts as a minute", null, 0, 48],
    ["a list, which counts as a minute", [], 0, 48],
    ["a thousand years, which counts as a day", 31_536_000_000, 0, 69_120],
  ])("that lives for %s (%j) is renewed after 80 to 90 percent of it: a chance of %d makes it %d s", async (...row) => {
    const [, expiresIn, chance, seconds] = row;
    vi.spyOn(Math, "random").mockReturnValue(chance);
    const nextToken = startClient(expiresIn);
    expect(await nextToken()).toBe("Bearer token-1");
    vi.setSystemTime(1_000_000 + seconds * 1000 - 1);
    expect(await nextToken()).toBe("Bearer token-1");
    vi.setSystemTime(1_000_000 + (seconds + 1) * 1000);
    expect(await nextToken()).toBe("Bearer token-2");
  });

  it("lives from before its response came, because the server made it before", async () => {
    const issue = issuing({ expiresIn: 60 });
    const { conomy, sentTo } = createObservedClient(ana, {
      auth: () => {
        vi.advanceTimersByTime(58_000);
        return issue();
      },
    });
    await conomy.customers.update("1", {});
    await conomy.customers.update("1", {});
    expect(bearers(sentTo("/customers/1"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("is asked for again after a failure, which every waiting call gets", async () => {
    let requests = 0;
    const { conomy } = createObservedClient(ana, {
      auth: () => (++requests === 1 ? json({ code: "41" }, 403) : issuing()()),
    });
    const update = () => conomy.customers.update("1", {});
    expect(await Promise.all([update(), update()].map(settle))).toMatchObject([{ status: 403 }, { status: 403 }]);
    expect(await update()).toEqual({ firstName: "Ana" });
    expect(requests).toBe(2);
  });

  it("that is refused surfaces as the error of POST /auth", async () => {
    const { conomy, sentTo } = createObservedClient(ana, {
      auth: () => json({ status: 401, code: "41", type: "unauthorized" }, 401),
    });
    const error = await settle(conomy.customers.update("1", {}));
    expect(isConomyApiError(error) && error.message).toMatch(/^POST \/auth .*401.*unauthorized.*41/);
    expect(sentTo("/customers/1")).toEqual([]);
  });
});

describe("a token request", () => {
  it("that hangs is repeated for every call that still waits, when the call that began it is aborted", async () => {
    const controller = new AbortController();
    let requests = 0;
    const { conomy } = createObservedClient(ana, {
      timeout: 500,
      auth: ({ signal }) => {
        if (++requests > 1) return issuing()();
        return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
      },
    });
    const aborted = settle(conomy.customers.update("1", {}, { signal: controller.signal }));
    const waiting = Array.from({ length: 100 }, () => conomy.customers.update("1", {}));
    await expect.poll(() => requests).toBe(1);
    controller.abort("enough");
    expect(await aborted).toBe("enough");
    expect(await Promise.all(waiting)).toHaveLength(100);
    expect(requests).toBe(2);
  });

  it("is not repeated for the sake of calls that only stop waiting for it", async () => {
    let respond = () => {};
    const { conomy, sentTo } = createObservedClient(ana, {
      auth: () =>
        new Promise((resolve) => {
          respond = () => resolve(issuing()());
        }),
    });
    const first = conomy.customers.update("1", {});
    const controllers = Array.from({ length: 10 }, () => new AbortController());
    for (const controller of controllers) {
      const waiting = settle(conomy.customers.update("1", {}, { signal: controller.signal }));
      await new Promise((resolve) => setImmediate(resolve));
      controller.abort("enough");
      expect(await waiting).toBe("enough");
    }
    const last = conomy.customers.update("1", {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(sentTo("/auth")).toHaveLength(1);
    respond();
    expect(await Promise.all([first, last])).toHaveLength(2);
  });

  it("that hangs is repeated for every call that still waits, when the call that began it passes its deadline", async () => {
    let requests = 0;
    const { conomy } = createObservedClient(ana, {
      timeout: 500,
      auth: () => (++requests === 1 ? new Promise(() => {}) : issuing()()),
    });
    const late = settle(conomy.customers.update("1", {}, { deadline: 20 }));
    const waiting = Array.from({ length: 100 }, () => conomy.customers.update("1", {}));
    expect(await late).toMatchObject({ name: "ConomyTimeoutError" });
    expect(await Promise.all(waiting)).toHaveLength(100);
    expect(requests).toBe(2);
  });

  it.each<[string, (issue: () => Promise<Response>) => object]>([
    ["POST /auth", (issue) => ({ auth: issue })],
    [
      "a function of the caller's",
      (issue) => ({
        credentials: undefined,
        accessToken: async () => {
          await issue();
          return "mine";
        },
      }),
    ],
  ])("of %s that takes longer than others rely on it serves them all the same", async (_, options) => {
    vi.useRealTimers();
    vi.useFakeTimers();
    let requests = 0;
    const issue = async () => {
      // Longer than a tenth of the deadline, each time.
      await new Promise((resolve) => setTimeout(resolve, 300 + requests++));
      return issuing()();
    };
    const { conomy } = createObservedClient(ana, { ...options(issue), deadline: 1000, retry: false });
    // Also when there was a token before.
    for (let round = 0; round < 2; round++) {
      requests = 0;
      const calls = Promise.all(Array.from({ length: 100 }, () => settle(conomy.customers.update("1", {}))));
      await vi.advanceTimersByTimeAsync(1000);
      expect(await calls).toEqual(Array(100).fill({ firstName: "Ana" }));
      expect(requests).toBeLessThanOrEqual(4);
      vi.setSystemTime(Date.now() + 3_600_000);
    }
  });

  it("that another call took over in workerd does not end the next one's when it fails after all", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.useRealTimers();
    vi.useFakeTimers();
    const requests: { fail: () => void; succeed: () => void }[] = [];
    const { conomy } = createObservedClient(ana, {
      auth: () =>
        new Promise((resolve) => {
          requests.push({ fail: () => resolve(json({}, 403)), succeed: () => resolve(issuing()()) });
        }),
    });
    const first = settle(conomy.customers.update("1", {}));
    await vi.advanceTimersByTimeAsync(1);
    const second = conomy.customers.update("1", {});
    await vi.advanceTimersByTimeAsync(9_100);
    expect(requests).toHaveLength(2);
    requests[0]?.fail();
    expect(await first).toMatchObject({ status: 403 });
    const third = conomy.customers.update("1", {});
    await vi.advanceTimersByTimeAsync(1);
    expect(requests).toHaveLength(2);
    requests[1]?.succeed();
    expect(await Promise.all([second, third])).toHaveLength(2);
  });
});

describe("a token of the caller's", () => {
  it.each([
    ["a string", "mine"],
    ["a function", () => "mine"],
    ["an async function", async () => "mine"],
  ])("may be %s", async (_, accessToken) => {
    const { conomy, sent } = createObservedClient(ana, { accessToken, credentials: undefined });
    await conomy.customers.update("1", {});
    expect(bearers(sent)).toEqual(["Bearer mine"]);
  });

  it("is asked for at each attempt", async () => {
    let asked = 0;
    const { conomy, sent } = createObservedClient(() => (asked > 1 ? ana() : json({}, 503)), {
      accessToken: () => `mine-${++asked}`,
      credentials: undefined,
      retry: { minDelay: 1 },
    });
    await conomy.customers.update("1", {});
    expect(bearers(sent)).toEqual(["Bearer mine-1", "Bearer mine-2"]);
  });

  it.each([[undefined], [null], [7], [""], ["a\r\nb"], ["Ł"], [{}], [["mine"]]])(
    "that is %j when it is asked for fails the call, and nothing is sent",
    async (token) => {
      const { conomy, sent } = createObservedClient(ana, { accessToken: () => token as never, credentials: undefined });
      const error = await settle(conomy.customers.update("1", {}));
      expect(error).toMatchObject({ name: "ConomyConfigError", message: expect.stringContaining("accessToken") });
      expect(sent).toEqual([]);
    },
  );

  it("that fails to come fails the call as it fails", async () => {
    const reason = new Error("vault is sealed");
    const { conomy, sent } = createObservedClient(ana, {
      accessToken: () => {
        throw reason;
      },
      credentials: undefined,
    });
    expect(await settle(conomy.customers.update("1", {}))).toBe(reason);
    expect(sent).toEqual([]);
  });
});
