import { channel } from "node:diagnostics_channel";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Attempt, attemptChannel } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";

const ana = { id: "69e2", firstName: "Ana" };
const again = { retry: { minDelay: 1 } };

/** Fails a number of times, then answers. */
function failing(times: number) {
  let calls = 0;
  return () => (++calls > times ? json(ana) : json({ status: 503, code: "01" }, 503));
}

describe("onAttempt", () => {
  it("hears of every try, with its status, reason and wait", async () => {
    const heard: Attempt[] = [];
    const { conomy } = createObservedClient(failing(1), { onAttempt: (attempt) => heard.push(attempt) });
    await conomy.customers.update("69e2", {}, again);
    expect(heard).toEqual([
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

  it("hears as an error what is not tried again", async () => {
    const logger = { error: vi.fn() };
    const { conomy } = createObservedClient(() => json({ status: 404, code: "31" }, 404), { logger });
    await conomy.customers.update("69e2", {}).catch(String);
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("attempt 1: 404 after"));
  });
});

describe("the diagnostics channel", () => {
  const heard: unknown[] = [];
  const subscriber = (attempt: unknown) => heard.push(attempt);
  afterEach(() => channel(attemptChannel).unsubscribe(subscriber));

  it("carries every attempt", async () => {
    channel(attemptChannel).subscribe(subscriber);
    const { conomy } = createObservedClient(failing(0), { credentials: undefined, accessToken: "t" });
    await conomy.customers.update("69e2", {});
    expect(heard).toEqual([expect.objectContaining({ operation: "PATCH /customers/{customer-id}", status: 200 })]);
  });
});
