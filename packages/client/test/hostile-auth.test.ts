import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ConomyConnectionError } from "../src/index.ts";
import {
  type Behaviour,
  fail,
  inTurn,
  issueToken,
  methods,
  nowhere,
  respond,
  sendJson,
  settle,
  stall,
  startScene,
} from "./hostile-server.ts";

/** Refuses every token up to a number, as if they had expired. */
const refuseUpTo =
  (number: number): Behaviour =>
  (request, response) =>
    Number(request.headers.authorization?.replace("Bearer token-", "")) > number
      ? respond(request, response)
      : fail(401)(request, response);

describe.each(methods)("tokens for %s", (method) => {
  const count = method === "PATCH" ? 1000 : 100;

  it(`are asked for once by ${count} cold calls`, async () => {
    const { call, server, tries } = await startScene(respond);
    await Promise.all(Array.from({ length: count }, () => call[method]()));
    expect(server.receivedAt("/auth")).toHaveLength(1);
    expect(tries()).toEqual(Array(count).fill(200));
  });

  it(`are asked for once more by ${count} calls that get a 401 at the same time, and all succeed`, async () => {
    const held: (() => unknown)[] = [];
    // The refusals wait for each other, so that every call has sent the stale token before one learns of it.
    const { call, server, tries } = await startScene((request, response) => {
      if (request.headers.authorization !== "Bearer token-1") return respond(request, response);
      held.push(() => fail(401)(request, response));
      return held.length === count && held.map((refuse) => refuse());
    });
    await Promise.all(Array.from({ length: count }, () => call[method]()));
    expect(server.receivedAt("/auth")).toHaveLength(2);
    expect(tries().sort()).toEqual([...Array(count).fill(200), ...Array(count).fill(401)]);
  });

  it("are not asked for again because of a 401 that comes late", async () => {
    const held: (() => unknown)[] = [];
    const { call, server } = await startScene((request, response) => {
      if (request.headers.authorization !== "Bearer token-1") return respond(request, response);
      return held.push(() => fail(401)(request, response));
    });
    const calls = [call[method](), call[method]()];
    await expect.poll(() => held).toHaveLength(2);
    held[0]?.();
    // By now the one that was refused has been repeated with the second token.
    await Promise.race(calls);
    held[1]?.();
    await Promise.all(calls);
    expect(server.receivedAt("/auth")).toHaveLength(2);
  });

  it("that a server refuses are replaced once, without a wait and without using up a try", async () => {
    const { call, server, attempts } = await startScene(refuseUpTo(1), { retry: false });
    await call[method]();
    expect(attempts).toMatchObject([{ status: 401, wait: 0 }, { status: 200 }]);
    expect(server.receivedAt("/auth")).toHaveLength(2);
  });

  it("that a server refuses again end the call", async () => {
    const { call, server, tries } = await startScene(fail(401));
    const outcome = await settle(call[method]());
    expect(outcome).toMatchObject(method === "PATCH" ? { status: 401 } : { response: { status: 401 } });
    expect(tries()).toEqual([401, 401]);
    expect(server.receivedAt("/auth")).toHaveLength(2);
  });

  it("that expire between two tries are renewed between them", async () => {
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ["Date"] });
    const expire: Behaviour = (...request) => {
      vi.setSystemTime(Date.now() + 3_600_000);
      return fail(429)(...request);
    };
    const { call, calls } = await startScene(inTurn(expire, respond));
    await call[method]();
    expect(calls().map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("that are refused between two tries are replaced between them", async () => {
    const { call, tries, calls } = await startScene(inTurn(fail(429), refuseUpTo(1)));
    await call[method]();
    expect(tries()).toEqual([429, 401, 200]);
    expect(calls().map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });
});

describe("a token endpoint", () => {
  it("that is not there fails the call as what it is, after as many tries as any call", async () => {
    const retried: number[] = [];
    const { call } = await startScene(respond, {
      baseUrl: nowhere,
      onAttempt: ({ operation, number }) => operation === "POST /auth" && retried.push(number),
    });
    const error = await settle(call.PATCH());
    expect(error).toBeInstanceOf(ConomyConnectionError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^POST \/auth .*ECONNREFUSED/),
      cause: { code: "ECONNREFUSED" },
    });
    expect(retried).toEqual([1, 2, 3, 4, 5]);
  });

  it.each<[string, Behaviour, number, object]>([
    ["returns 503", fail(503), 5, { name: "ConomyApiError", status: 503 }],
    ["returns 429", fail(429), 5, { name: "ConomyApiError", status: 429 }],
    ["returns 401", fail(401), 1, { name: "ConomyApiError", status: 401 }],
    ["returns 403", fail(403), 1, { name: "ConomyApiError", status: 403 }],
    ["returns HTML", (_, response) => response.end("<html>"), 1, { name: "ConomyParseError", status: 200 }],
    ["resets", (_, response) => response.socket?.resetAndDestroy(), 5, { name: "ConomyConnectionError" }],
    ["stalls", stall, 5, { name: "ConomyTimeoutError" }],
  ])("that %s fails all waiting calls as what it is, and nothing else is sent", async (_, auth, requests, outcome) => {
    // Only a stall has to run into its timeout: on a busy machine, a response can take 100 ms.
    const timeout = auth === stall ? 100 : 10_000;
    const { call, server, calls } = await startScene(respond, { auth, timeout });
    const errors = await Promise.all([call.PATCH(), call.POST(), call.PATCH()].map(settle));
    for (const error of errors) {
      expect(error).toMatchObject({ ...outcome, message: expect.stringMatching(/^POST \/auth /) });
      expect(error).toMatchObject({ attempts: Array(requests).fill({ operation: "POST /auth" }) });
    }
    expect(server.receivedAt("/auth")).toHaveLength(requests);
    expect(calls()).toEqual([]);
  });

  it("that recovers is no error", async () => {
    const reset: Behaviour = (_, response) => response.socket?.resetAndDestroy();
    const { call, server } = await startScene(respond, { auth: inTurn(fail(503), reset, issueToken()) });
    expect(await Promise.all([call.PATCH(), call.POST()])).toHaveLength(2);
    expect(server.receivedAt("/auth")).toHaveLength(3);
  });

  it("that failed is asked again by the next call", async () => {
    const { call, server } = await startScene(respond, { auth: inTurn(fail(403), issueToken()) });
    expect(await settle(call.PATCH())).toMatchObject({ status: 403 });
    expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    expect(server.receivedAt("/auth")).toHaveLength(2);
  });

  it.each([{}, { accessToken: null }, { accessToken: 7 }, { accessToken: "a\r\nb" }, { accessToken: "" }])(
    "that returns %j sends no request with it, and is asked again by the next call",
    async (body) => {
      const nonsense: Behaviour = (_, response) => sendJson(response, 200, { expiresIn: 3600, ...body });
      const { call, calls } = await startScene(respond, { auth: inTurn(nonsense, issueToken()) });
      expect(await settle(call.PATCH())).toMatchObject({ name: "ConomyParseError", status: 200 });
      expect(calls()).toEqual([]);
      expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    },
  );
});
