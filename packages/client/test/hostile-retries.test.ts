import { describe, expect, it } from "vitest";
import { fail, inTurn, methods, respond, settle, startScene } from "./hostile-server.ts";

describe("an error status that lasts", () => {
  it.each([
    [500, 5, 1],
    [502, 5, 1],
    [503, 5, 1],
    [504, 5, 1],
    [429, 5, 5],
    [400, 1, 1],
    [404, 1, 1],
    [408, 1, 1],
    [409, 1, 1],
    [422, 1, 1],
    [501, 1, 1],
    [505, 1, 1],
  ])("of %d is tried %d times by PATCH and %d times by POST", async (status, patches, posts) => {
    const patch = await startScene(fail(status));
    expect(await settle(patch.call.PATCH())).toMatchObject({ name: "ConomyApiError", status, traceId: "5f8f" });
    expect(patch.tries()).toEqual(Array(patches).fill(status));
    expect(patch.calls()).toHaveLength(patches);

    const post = await startScene(fail(status));
    const { error, response } = await post.call.POST();
    expect(error).toMatchObject({ status, traceId: "5f8f" });
    expect(response.status).toBe(status);
    expect(post.calls()).toHaveLength(posts);
  });
});

describe("an error status that passes", () => {
  it.each([500, 502, 503, 504, 429])("of %d is no error of PATCH", async (status) => {
    const { call, tries, calls } = await startScene(inTurn(fail(status), fail(status), respond));
    expect(await call.PATCH()).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual([status, status, 200]);
    expect(new Set(calls().map(({ body }) => body))).toEqual(new Set(['{"email":"ana@example.com"}']));
  });

  it("of 429 is no error of POST, because it was not handled", async () => {
    const { call, tries } = await startScene(inTurn(fail(429), respond));
    expect((await call.POST()).data).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual([429, 200]);
  });

  it.each([500, 502, 503, 504])("of %d is one of POST, which may have been handled", async (status) => {
    const { call, tries } = await startScene(inTurn(fail(status), respond));
    expect((await call.POST()).response.status).toBe(status);
    expect(tries()).toEqual([status]);
  });
});

describe("the retries of a client", () => {
  it.each(methods)("can be turned off for %s", async (method) => {
    const { call, calls } = await startScene(fail(429), { retry: false });
    await settle(call[method]());
    expect(calls()).toHaveLength(1);
  });

  it("can be set for one call", async () => {
    const { call, calls } = await startScene(fail(429), { retry: { attempts: 9, minDelay: 60_000 } });
    await settle(call.PATCH({ retry: { attempts: 3, minDelay: 1 } }));
    expect(calls()).toHaveLength(3);
    await settle(call.POST({ retry: false }));
    expect(calls()).toHaveLength(4);
  });

  it("can be turned on for one call", async () => {
    const { call, calls } = await startScene(fail(503), { retry: false });
    await settle(call.PATCH({ retry: { attempts: 2, minDelay: 1 } }));
    expect(calls()).toHaveLength(2);
  });

  it("are listed in the error, each with its number, status, reason, duration and wait", async () => {
    const { call } = await startScene(inTurn(fail(503), (_, response) => void response.socket?.destroy(), fail(404)));
    const operation = "PATCH /customers/{customer-id}";
    const [duration, wait] = [expect.any(Number), expect.any(Number)];
    expect(await settle(call.PATCH())).toMatchObject({
      status: 404,
      attempts: [
        { operation, number: 1, status: 503, reason: "status", duration, wait },
        { operation, number: 2, status: undefined, reason: "connection", duration, wait },
        { operation, number: 3, status: 404, reason: "status", duration, wait: undefined },
      ],
    });
  });

  it.each(methods)("of %s do not multiply the load of an outage", async (method) => {
    const { call, calls, server } = await startScene(fail(429));
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: 300 }, () => settle(call[method]())));
    const refilled = (performance.now() - startedAt) / 1000;
    expect(calls().length).toBeGreaterThanOrEqual(400);
    expect(calls().length).toBeLessThanOrEqual(400 + refilled);
    expect(server.receivedAt("/auth")).toHaveLength(1);
  });
});
