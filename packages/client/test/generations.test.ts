import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConomyClientOptions } from "../src/index.ts";
import { createObservedClient, type Handler, json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

const ana = () => json({ firstName: "Ana" });
const unauthorized = () => json({ status: 401, code: "41" }, 401);

/** A client whose tokens are numbered, and a server that judges each request by the number of its token. */
function startClient(judge: (token: number, nth: number) => ReturnType<Handler>, options: object = {}) {
  let issued = 0;
  let requests = 0;
  const { conomy, sentTo } = createObservedClient(
    ({ headers }) => judge(Number(headers.authorization?.replace("Bearer token-", "")), ++requests),
    {
      auth: () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn: 3600 }),
      ...options,
    } as Partial<ConomyClientOptions>,
  );
  return {
    update: (options?: object) => conomy.customers.update("1", {}, options),
    tokenRequests: () => sentTo("/auth").length,
    requests: () => sentTo("/customers/1").length,
  };
}

/** A caller's function that returns a new token whenever it is called. */
function mint() {
  let minted = 0;
  return { credentials: undefined, accessToken: () => `token-${++minted}` };
}

/** The status of a call's response, or else what went wrong. */
async function statusOf(call: Promise<unknown>): Promise<unknown> {
  const outcome = (await settle(call)) as { name?: string; status?: number };
  return outcome.name === "ConomyApiError" ? outcome.status : (outcome.name ?? 200);
}

// Time stands still until a test moves it; waits are real.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => vi.useRealTimers());

describe("a 401", () => {
  it("for a token that was accepted before costs one replacement and one replay", async () => {
    const { update, tokenRequests, requests } = startClient((token, nth) =>
      token === 1 && nth > 1 ? unauthorized() : ana(),
    );
    expect(await update()).toEqual({ firstName: "Ana" });
    expect(await update()).toEqual({ firstName: "Ana" });
    expect([tokenRequests(), requests()]).toEqual([2, 3]);
  });

  it("for the next token as well is what the call gets", async () => {
    const { update, tokenRequests, requests } = startClient(unauthorized);
    expect(await statusOf(update())).toBe(401);
    expect([tokenRequests(), requests()]).toEqual([2, 2]);
  });

  it("for a token that was never accepted is followed by no other replacement for 5 s", async () => {
    const { update, tokenRequests } = startClient(unauthorized);
    for (const [passed, replacements] of [
      [0, 1],
      [4900, 1],
      [200, 2],
      [4900, 2],
      [200, 3],
    ] as const) {
      vi.advanceTimersByTime(passed);
      expect(await statusOf(update())).toBe(401);
      expect(tokenRequests()).toBe(1 + replacements);
    }
  });

  it("that ends after the 5 s is over for the next call", async () => {
    let isDown = true;
    const { update } = startClient(() => (isDown ? unauthorized() : ana()));
    expect(await statusOf(update())).toBe(401);
    isDown = false;
    expect(await update()).toEqual({ firstName: "Ana" });
  });

  it("for a fixed token of the caller's is what the call gets, at once", async () => {
    const { update, requests } = startClient(unauthorized, { credentials: undefined, accessToken: "token-1" });
    expect(await statusOf(update())).toBe(401);
    expect(requests()).toBe(1);
  });

  it("uses up no try of a call without retries", async () => {
    const { update } = startClient((token) => (token === 1 ? unauthorized() : ana()), { retry: false });
    expect(await update()).toEqual({ firstName: "Ana" });
  });
});

describe("many calls that get a 401 at the same time", () => {
  /** Holds the first requests until all of them are there. */
  function together(count: number, judge: (token: number, nth: number) => ReturnType<Handler>) {
    const held: (() => void)[] = [];
    return async (token: number, nth: number) => {
      if (nth <= count) {
        await new Promise<void>((resolve) => {
          held.push(resolve);
          if (held.length === count) for (const release of held) release();
        });
      }
      return judge(token, nth);
    };
  }

  const all = (count: number, call: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, () => statusOf(call())));

  it("follow the one that tried the next token, if that was accepted", async () => {
    const { update, tokenRequests, requests } = startClient(
      together(100, (token) => (token === 1 ? unauthorized() : ana())),
    );
    expect(await all(100, update)).toEqual(Array(100).fill(200));
    expect([tokenRequests(), requests()]).toEqual([2, 200]);
  });

  it("get their own 401, if that was refused", async () => {
    const { update, tokenRequests, requests } = startClient(together(100, unauthorized));
    expect(await all(100, update)).toEqual(Array(100).fill(401));
    expect([tokenRequests(), requests()]).toEqual([2, 101]);
  });

  it("get their own 401 also if a function makes a new token for each of them", async () => {
    const { update, requests } = startClient(together(100, unauthorized), mint());
    expect(await all(100, update)).toEqual(Array(100).fill(401));
    expect(requests()).toBe(101);
    // And the same for the next hundred, long after.
    vi.advanceTimersByTime(60_000);
    expect(await all(100, update)).toEqual(Array(100).fill(401));
    expect(requests()).toBeLessThanOrEqual(203);
  });

  it("go on if it is not known in time whether the next token is accepted", async () => {
    vi.useRealTimers();
    const { update } = startClient(
      together(10, (token, nth) => (token === 1 ? unauthorized() : nth === 11 ? new Promise<never>(() => {}) : ana())),
      { deadline: 500 },
    );
    // The one that would tell hangs until its deadline; the others do not wait that long.
    expect((await all(10, update)).filter((status) => status === 200)).toHaveLength(9);
  });

  it.each<[string, () => ReturnType<Handler>]>([
    ["fails to connect", () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }))],
    ["gets a 503", () => json({}, 503)],
    ["gets a body that cannot be read", () => new Response("<html>")],
  ])("go on at once if the one that tries the next token %s", async (_, fault) => {
    const { update } = startClient(
      together(10, (token, nth) => (token === 1 ? unauthorized() : nth === 11 ? fault() : ana())),
    );
    const calls = all(10, () => update({ retry: false }));
    expect((await calls).filter((status) => status === 200)).toHaveLength(9);
  });

  it.each([
    ["is aborted", (controller: AbortController) => controller.abort()],
    ["passes its deadline", () => {}],
  ])("go on at once if the one that tries the next token %s", async (_, end) => {
    const controller = new AbortController();
    const { update, requests } = startClient(
      together(10, (token, nth) => (token === 1 ? unauthorized() : nth === 11 ? new Promise<never>(() => {}) : ana())),
    );
    // The first to be refused is the one that tries.
    const first = settle(update({ signal: controller.signal, deadline: 500 }));
    const others = all(9, update);
    await vi.waitFor(() => expect(requests()).toBe(11));
    end(controller);
    await first;
    expect(await others).toEqual(Array(9).fill(200));
  });
});

describe("a 401 that comes late", () => {
  it("replaces no token, because another call replaced it before", async () => {
    let release = () => {};
    const { update, requests, tokenRequests } = startClient((token, nth) => {
      if (token > 1) return ana();
      if (nth > 1) return unauthorized();
      return new Promise<void>((resolve) => {
        release = resolve;
      }).then(unauthorized);
    });
    const slow = update();
    await expect.poll(requests).toBe(1);
    expect(await update()).toEqual({ firstName: "Ana" });
    release();
    expect(await slow).toEqual({ firstName: "Ana" });
    expect(tokenRequests()).toBe(2);
  });

  it.each([
    ["was accepted", true],
    ["is not known to be accepted yet", false],
  ])("takes no token away that has been renewed in the meantime and %s", async (_, isProven) => {
    const release: (() => void)[] = [];
    const { update, requests, tokenRequests } = startClient(async (token, nth) => {
      if (nth === 1 || (nth === 2 && !isProven)) await new Promise<void>((resolve) => release.push(resolve));
      return token === 1 ? unauthorized() : ana();
    });
    const patient = { deadline: 1e9, timeout: 1e9 };
    const slow = update(patient);
    await expect.poll(requests).toBe(1);
    vi.advanceTimersByTime(3_500_000);
    const next = update(patient);
    await (isProven ? next : expect.poll(requests).toBe(2));
    release[0]?.();
    expect(await slow).toEqual({ firstName: "Ana" });
    release[1]?.();
    expect(await next).toEqual({ firstName: "Ana" });
    expect(tokenRequests()).toBe(2);
  });
});

describe("a server that alternates between accepting and refusing a token", () => {
  it.each([
    ["credentials", {}],
    ["a function that returns one token", { credentials: undefined, accessToken: () => "token-1" }],
    ["a function that makes new ones", mint()],
  ])("costs no more replays than the retry budget has, with %s", async (_, options) => {
    const { update, requests, tokenRequests } = startClient((_, nth) => (nth % 2 ? ana() : unauthorized()), options);
    let succeeded = 0;
    for (let call = 0; call < 1000; call++) if ((await statusOf(update())) === 200) succeeded++;
    // 100 to begin with, and a fifth of one for each success, `POST /auth` included.
    const budget = 100 + (succeeded + tokenRequests()) / 5;
    expect(requests() - 1000).toBeLessThanOrEqual(budget);
    expect(tokenRequests()).toBeLessThanOrEqual(1 + budget);
  });
});
