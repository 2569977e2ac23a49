import { afterEach, describe, expect, it, vi } from "vitest";
import { type Attempt, createConomyClient } from "../src/index.ts";
import { createObservedClient, type Handler, json } from "./helpers.ts";
import { type Behaviour, nowhere, settle, stall, startScene } from "./hostile-server.ts";

const ana = () => json({ firstName: "Ana" });
const hour = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Ahead = Record<"date" | "monotonic", number>;

/** Lets the real clocks of a test be set, both or one of them. */
function settable(): Ahead {
  const real = { monotonic: performance.now.bind(performance), date: Date.now };
  const ahead = { monotonic: 0, date: 0 };
  vi.spyOn(performance, "now").mockImplementation(() => real.monotonic() + ahead.monotonic);
  vi.spyOn(Date, "now").mockImplementation(() => real.date() + ahead.date);
  return ahead;
}

/** Every way in which clocks jump. */
const jumps: [string, ...("date" | "monotonic")[]][] = [
  ["the date", "date"],
  ["performance.now()", "monotonic"],
  ["both clocks", "date", "monotonic"],
];

/** A client that has worked for some time, and a server that can be told what to do. */
function startClient(options: object = {}) {
  const server: { handle: Handler } = { handle: ana };
  const attempts: Attempt[] = [];
  let issued = 0;
  const { conomy, sentTo } = createObservedClient((request) => server.handle(request), {
    auth: () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn: 60 }),
    retry: { minDelay: 1 },
    onAttempt: (attempt) => attempts.push(attempt),
    ...options,
  });
  return { server, attempts, update: (options?: object) => conomy.customers.update("1", {}, options), sentTo };
}

/** Fails, so many times, with a status. */
function failing(times: number, status: number): Handler {
  let requests = 0;
  return () => (++requests > times ? ana() : json({}, status));
}

describe.each(jumps)("after a jump of %s", (_, ...clocks) => {
  const jump = (ahead: Ahead, direction: number) => {
    for (const clock of clocks) ahead[clock] += direction * hour;
  };

  describe.each([
    ["back", -1],
    ["forward", 1],
    ["back and forward again", 0],
  ])("%s", (_, direction) => {
    async function startAndJump(options?: object) {
      const ahead = settable();
      const client = startClient(options);
      await client.update();
      if (direction) {
        jump(ahead, direction);
      } else {
        jump(ahead, -1);
        await client.update();
        jump(ahead, 1);
      }
      return { ...client, ahead };
    }

    it("calls succeed, with one more token at most", async () => {
      const { update, sentTo } = await startAndJump();
      for (let call = 0; call < 20; call++) expect(await update()).toEqual({ firstName: "Ana" });
      expect(sentTo("/auth").length).toBeLessThanOrEqual(direction ? 2 : 3);
    });

    it("failures are tried again", async () => {
      const { update, server } = await startAndJump();
      server.handle = failing(4, 503);
      expect(await update()).toEqual({ firstName: "Ana" });
    });

    it("a refused token is replaced", async () => {
      const { update, server } = await startAndJump();
      server.handle = failing(1, 401);
      expect(await update()).toEqual({ firstName: "Ana" });
    });

    it("a token is renewed in time", async () => {
      const { update, sentTo, ahead } = await startAndJump();
      await update();
      const before = sentTo("/auth").length;
      ahead.date += 61_000;
      ahead.monotonic += 61_000;
      await update();
      expect(sentTo("/auth")).toHaveLength(before + 1);
    });

    it("the deadline ends a call", async () => {
      const { update, server } = await startAndJump();
      server.handle = () => new Promise(() => {});
      expect(await settle(update({ deadline: 30 }))).toMatchObject({
        name: "ConomyTimeoutError",
        message: expect.stringContaining("deadline"),
      });
    });

    it("the retry budget is neither gone nor without end", async () => {
      const { update, server, attempts } = await startAndJump({ retry: { attempts: 2, minDelay: 0 } });
      server.handle = () => json({}, 503);
      const before = attempts.length;
      await Promise.all(Array.from({ length: 300 }, () => settle(update())));
      const repeats = attempts.length - before - 300;
      expect(repeats).toBeGreaterThanOrEqual(100);
      expect(repeats).toBeLessThanOrEqual(110);
    });
  });
});

it.each([-1, 1])(
  "a token that was never accepted is replaced after performance.now() jumped by %d h",
  async (direction) => {
    const ahead = settable();
    const { update, server, sentTo } = startClient();
    server.handle = () => json({}, 401);
    expect(await settle(update())).toMatchObject({ status: 401 });
    // Otherwise the next replacement would come 5 s after this one.
    ahead.monotonic += direction * hour;
    server.handle = ({ headers }) => (headers.authorization === "Bearer token-2" ? json({}, 401) : ana());
    expect(await update()).toEqual({ firstName: "Ana" });
    expect(sentTo("/auth")).toHaveLength(3);
  },
);

describe("a jump during a call", () => {
  it.each(jumps)("of %s back does not keep it from its deadline, nor make it try again", async (_, ...clocks) => {
    const ahead = settable();
    const { update, server } = startClient({ accessToken: "token", credentials: undefined });
    server.handle = () => {
      for (const clock of clocks) ahead[clock] -= hour;
      return new Promise(() => {});
    };
    const error = await settle(update({ deadline: 50 }));
    expect(error).toMatchObject({ name: "ConomyTimeoutError", attempts: [{ reason: "timeout", wait: undefined }] });
  });

  it.each(jumps)("of %s back does not keep its next attempt from the deadline", async (_, ...clocks) => {
    const ahead = settable();
    const { update, server } = startClient({ accessToken: "token", credentials: undefined });
    let requests = 0;
    server.handle = () => {
      if (++requests > 1) return new Promise(() => {});
      for (const clock of clocks) ahead[clock] -= hour;
      return json({}, 503);
    };
    const error = await settle(update({ deadline: 50 }));
    expect(error).toMatchObject({ name: "ConomyTimeoutError", attempts: [{ status: 503 }, { reason: "timeout" }] });
  });

  it.each(jumps)("of %s back leaves it its number of attempts", async (_, ...clocks) => {
    const ahead = settable();
    const { update, server, attempts } = startClient({ accessToken: "token", credentials: undefined });
    server.handle = () => {
      for (const clock of clocks) ahead[clock] -= hour;
      return json({}, 503);
    };
    expect(await settle(update())).toMatchObject({ status: 503 });
    expect(attempts).toHaveLength(5);
  });

  it.each(jumps)("of %s forward leaves it the response that it has", async (_, ...clocks) => {
    const ahead = settable();
    const { update, server } = startClient({ accessToken: "token", credentials: undefined });
    server.handle = () => {
      for (const clock of clocks) ahead[clock] += hour;
      return ana();
    };
    expect(await update()).toEqual({ firstName: "Ana" });
  });
});

describe("a client that meets fake timers", () => {
  it.each<[string, Parameters<typeof vi.useFakeTimers>[0]]>([
    ["of vitest, all of them", { now: 0 }],
    ["that freeze the date alone", { now: 0, toFake: ["Date"] }],
    ["that freeze performance alone", { toFake: ["performance"] }],
    ["of Jest, which fake everything", { now: 5_000_000_000_000, toFake: undefined as never }],
  ])("%s works among them and afterwards", async (_, fake) => {
    const { update, server, attempts } = startClient();
    await update();
    vi.useFakeTimers(fake);
    const among = update();
    await vi.advanceTimersByTimeAsync(1);
    expect(await among).toEqual({ firstName: "Ana" });
    server.handle = failing(2, 503);
    const repeated = update();
    await vi.advanceTimersByTimeAsync(10);
    expect(await repeated).toEqual({ firstName: "Ana" });
    vi.useRealTimers();

    server.handle = failing(4, 503);
    expect(await update()).toEqual({ firstName: "Ana" });
    server.handle = failing(1, 401);
    expect(await update()).toEqual({ firstName: "Ana" });
    server.handle = () => new Promise(() => {});
    expect(await settle(update({ deadline: 20 }))).toMatchObject({ name: "ConomyTimeoutError" });
    server.handle = () => json({}, 503);
    const before = attempts.length;
    await Promise.all(Array.from({ length: 100 }, () => settle(update({ retry: { attempts: 2, minDelay: 0 } }))));
    expect(attempts.length - before).toBeGreaterThanOrEqual(190);
  });

  it("and was made among them works afterwards", async () => {
    vi.useFakeTimers({ now: 0 });
    const { update, server } = startClient();
    const among = update();
    await vi.advanceTimersByTimeAsync(1);
    expect(await among).toEqual({ firstName: "Ana" });
    vi.useRealTimers();
    server.handle = failing(4, 503);
    expect(await update()).toEqual({ firstName: "Ana" });
  });
});

describe("what keeps a wait from being none", () => {
  it.each(["0", "Wed, 21 Oct 2015 07:28:00 GMT"])("a Retry-After of %j waits as without one", async (value) => {
    const { update, server, attempts } = startClient({ accessToken: "token", credentials: undefined });
    let requests = 0;
    server.handle = () =>
      ++requests > 1 ? ana() : new Response("{}", { status: 429, headers: { "retry-after": value } });
    await update({ retry: { minDelay: 20 } });
    expect(attempts[0]?.wait).toBeGreaterThan(0);
  });
});

describe("the platform's own limit of time", () => {
  it.each<[string, Behaviour]>([
    ["headers", stall],
    ["a body", (_, response) => response.writeHead(200, { "content-length": 9 }).flushHeaders()],
  ])("for %s is told from the client's, and where to read what to do", async (_, behave) => {
    const { server } = await startScene(behave);
    // Node's own `fetch`, with a dispatcher of the class that it brings along.
    await settle(fetch(nowhere));
    const { constructor: Agent } = Reflect.get(globalThis, Symbol.for("undici.globalDispatcher.1"));
    const dispatcher = new Agent({ headersTimeout: 50, bodyTimeout: 50 });
    const conomy = createConomyClient({
      baseUrl: server.url,
      apiKey: "key",
      accessToken: "token",
      fetch: (url, init) => fetch(url, { ...init, dispatcher } as RequestInit),
      timeout: 600_000,
      deadline: 600_000,
      retry: false,
    });
    const error = await settle(conomy.customers.update("1", {}));
    expect(error).toMatchObject({
      name: "ConomyConnectionError",
      message: expect.stringMatching(/UND_ERR_(HEADERS|BODY)_TIMEOUT.*limit of `fetch`.*`timeout`/),
      attempts: [{ reason: "connection", problem: expect.stringContaining("`timeout`") }],
    });
    await dispatcher.destroy();
  });
});
