import { channel } from "node:diagnostics_channel";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { type Attempt, attemptChannel } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";

const ana = { id: "69e2", firstName: "Ana" };
const again = { retry: { minDelay: 1 } };

/** Fails a number of times, then succeeds. */
function failing(times: number) {
  let calls = 0;
  return () => (++calls > times ? json(ana) : json({ status: 503, code: "01" }, 503));
}

describe("onAttempt", () => {
  it("is called for each attempt, with its status, reason and wait", async () => {
    const seen: Attempt[] = [];
    const { conomy } = createObservedClient(failing(1), { onAttempt: (attempt) => seen.push(attempt) });
    await conomy.customers.update("69e2", {}, again);
    expect(seen).toEqual([
      expect.objectContaining({ operation: "POST /auth", number: 1, status: 200, reason: "success", wait: undefined }),
      {
        operation: "PATCH /customers/{customer-id}",
        number: 1,
        status: 503,
        reason: "status",
        duration: expect.any(Number),
        wait: expect.any(Number),
      },
      expect.objectContaining({ number: 2, status: 200, reason: "success", wait: undefined }),
    ]);
  });

  it("cannot break a call by throwing", async () => {
    const onAttempt = () => {
      throw new Error("observer's fault");
    };
    const { conomy } = createObservedClient(failing(0), { onAttempt });
    expect(await conomy.customers.update("69e2", {})).toEqual(ana);
  });
});

describe("the logger", () => {
  it("gets a line for each try, at a level that tells how it ended", async () => {
    const logger = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const { conomy } = createObservedClient(failing(1), { logger });
    await conomy.customers.update("69e2", {}, again);
    const operation = "PATCH /customers/\\{customer-id\\}";
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(`^${operation}, attempt 1: 503 after \\d+ ms, again in \\d+ ms$`)],
    ]);
    expect(logger.debug.mock.calls).toEqual([
      [expect.stringMatching(/^POST \/auth, attempt 1: 200 after \d+ ms$/)],
      [expect.stringMatching(`^${operation}, attempt 2: 200 after \\d+ ms$`)],
    ]);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it("logs a failure that is not repeated as an error", async () => {
    const logger = { error: vi.fn() };
    const { conomy } = createObservedClient(() => json({ status: 404, code: "31" }, 404), { logger });
    await conomy.customers.update("69e2", {}).catch(String);
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("attempt 1: 404 after"));
  });
});

describe("the diagnostics channel", () => {
  const seen: unknown[] = [];
  const subscriber = (attempt: unknown) => seen.push(attempt);
  afterEach(() => channel(attemptChannel).unsubscribe(subscriber));

  it("carries every attempt", async () => {
    channel(attemptChannel).subscribe(subscriber);
    const { conomy } = createObservedClient(failing(0), { credentials: undefined, accessToken: "t" });
    await conomy.customers.update("69e2", {});
    expect(seen).toEqual([expect.objectContaining({ operation: "PATCH /customers/{customer-id}", status: 200 })]);
  });
});

describe("an observer", () => {
  const fault = new Error("observer's fault");
  const fail = () => {
    throw fault;
  };
  /** Everything that an observer can do wrong. */
  const faults: [string, (attempt: Attempt) => unknown][] = [
    ["throws", fail],
    [
      "throws nothing at all",
      () => {
        throw undefined;
      },
    ],
    ["rejects", () => Promise.reject(fault)],
    [
      "rejects later",
      async () => {
        await delay(1);
        throw fault;
      },
    ],
    ["never ends", () => new Promise(() => {})],
    ["returns null", () => null],
    // biome-ignore lint/suspicious/noThenProperty: that is the fault
    ["returns a thenable that throws", () => ({ then: fail, catch: fail })],
    ["returns what throws when it is looked at", () => new Proxy({}, { get: fail, has: fail })],
    ["writes to what it gets", (attempt) => Object.assign(attempt, { wait: 0, status: 200, number: -1 })],
    ["deletes what it gets", (attempt) => Reflect.deleteProperty(attempt, "wait")],
    ["adds to what it gets", (attempt) => Reflect.set(attempt, "retry", true)],
    ["redefines what it gets", (attempt) => Reflect.defineProperty(attempt, "wait", { get: fail })],
  ];
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  afterAll(() => process.off("unhandledRejection", note));
  afterEach(async () => {
    await delay(5);
    expect(unhandled.splice(0)).toEqual([]);
  });

  describe.each(faults)("that %s", (_, misbehave) => {
    it.each(["onAttempt", "logger"])("as %s changes nothing of a call, and the others are told", async (place) => {
      const others = { onAttempt: vi.fn(), warn: vi.fn(), debug: vi.fn(), channel: vi.fn() };
      const listen = (attempt: unknown) => others.channel(attempt);
      channel(attemptChannel).subscribe(listen);
      const attempts: Attempt[] = [];
      const { conomy, sent } = createObservedClient(failing(1), {
        credentials: undefined,
        accessToken: "token",
        onAttempt: (attempt) => {
          attempts.push(attempt);
          others.onAttempt(attempt);
          return place === "onAttempt" && misbehave(attempt);
        },
        logger: {
          warn: (line) => {
            others.warn(line);
            return place === "logger" && misbehave(attempts[0] ?? ({} as Attempt));
          },
          debug: others.debug,
        },
      });
      const { data, attempts: told } = await conomy.customers.update("69e2", {}, again).withResponse();
      channel(attemptChannel).unsubscribe(listen);
      expect(data).toEqual(ana);
      expect(told).toMatchObject([
        { number: 1, status: 503, wait: expect.any(Number) },
        { number: 2, status: 200, wait: undefined },
      ]);
      for (const attempt of attempts) expect(Object.isFrozen(attempt)).toBe(true);
      expect(sent).toHaveLength(2);
      expect(others.onAttempt).toHaveBeenCalledTimes(2);
      expect(others.warn).toHaveBeenCalledTimes(1);
      expect(others.debug).toHaveBeenCalledTimes(1);
      expect(others.channel.mock.calls.map(([{ status }]) => status)).toEqual([503, 200]);
    });

    it("cannot make a call without retries try again", async () => {
      const { conomy, sentTo } = createObservedClient(failing(9), {
        retry: false,
        onAttempt: misbehave,
        logger: { error: misbehave as never },
      });
      await expect(conomy.customers.update("69e2", {})).rejects.toMatchObject({
        status: 503,
        attempts: [{ wait: undefined }],
      });
      expect(sentTo("/customers/69e2")).toHaveLength(1);
    });
  });

  it("may be a logger whose methods throw when they are looked up", async () => {
    let isMade = false;
    const logger = new Proxy({}, { get: () => (isMade ? fail() : undefined) });
    const onAttempt = vi.fn();
    const { conomy } = createObservedClient(failing(1), { logger, onAttempt });
    isMade = true;
    expect(await conomy.customers.update("69e2", {}, again)).toEqual(ana);
    expect(onAttempt).toHaveBeenCalledTimes(3);
  });

  it("may be a logger whose methods use `this`", async () => {
    class Lines {
      readonly lines: string[] = [];
      debug(line: string) {
        this.lines.push(line);
      }
    }
    const logger = new Lines();
    const { conomy } = createObservedClient(failing(0), { logger });
    await conomy.customers.update("69e2", {});
    expect(logger.lines).toHaveLength(2);
  });

  it("sees what it was told first, whatever the next does", async () => {
    const { conomy } = createObservedClient(failing(0), { credentials: undefined, accessToken: "token" });
    const { attempts } = await conomy.customers.update("69e2", {}).withResponse();
    expect(() => Object.assign(attempts[0] ?? {}, { status: 500 })).toThrow(TypeError);
    expect(attempts).toMatchObject([{ status: 200 }]);
  });
});
