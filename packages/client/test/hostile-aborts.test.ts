import { getEventListeners, once } from "node:events";
import { createServer as createRawServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type Behaviour,
  fail,
  inTurn,
  issueToken,
  methods,
  respond,
  settle,
  stall,
  startScene,
} from "./hostile-server.ts";

class Reason extends Error {}

/** Waits that no test could sit out: an abort that is not prompt is a test that does not end. */
const patient = { timeout: 600_000, deadline: 600_000, retry: { minDelay: 1 } } as const;

describe.each(methods)("a %s that its caller aborts", (method) => {
  it("before the call sends nothing", async () => {
    const { call, server } = await startScene(respond, patient);
    const reason = new Reason();
    expect(await settle(call[method]({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    await delay(20);
    expect(server.connections()).toBe(0);
  });

  it("while it waits for a token is not sent when that comes", async () => {
    const controller = new AbortController();
    const reason = new Reason();
    let grant: () => unknown = () => {};
    const auth: Behaviour = (...request) => {
      grant = () => issueToken()(...request);
      controller.abort(reason);
    };
    const { call, calls } = await startScene(respond, { auth, ...patient });
    const other = call[method]();
    expect(await settle(call[method]({ signal: controller.signal }))).toBe(reason);
    grant();
    // The token serves the call that still waits for it.
    await other;
    await delay(20);
    expect(calls()).toHaveLength(1);
  });

  it("while it connects ends", async () => {
    const controller = new AbortController();
    const reason = new Reason();
    // A TLS handshake that nobody completes.
    const silent = createRawServer((socket) => {
      socket.on("error", () => {}).once("data", () => controller.abort(reason));
      onTestFinished(() => void socket.destroy());
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void silent.close());
    await once(silent, "listening");
    const { port } = silent.address() as { port: number };
    const { call, tries } = await startScene(respond, {
      ...patient,
      baseUrl: `https://127.0.0.1:${port}`,
      accessToken: "token",
    });
    expect(await settle(call[method]({ signal: controller.signal }))).toBe(reason);
    expect(tries()).toEqual(["aborted"]);
  });

  it.each<[string, Behaviour]>([
    ["before the headers", stall],
    ["before the body", (_, response) => response.writeHead(200, { "content-length": 9 }).flushHeaders()],
    ["in the body", (_, response) => response.write('{"firstName":')],
    ["in the body of an error", (_, response) => response.writeHead(503).write("{")],
  ])("%s ends, and so does its connection", async (_, behave) => {
    const controller = new AbortController();
    const reason = new Reason();
    const closed: Promise<unknown>[] = [];
    const { call, tries } = await startScene(async (request, response) => {
      closed.push(once(response, "close"));
      await behave(request, response);
      await delay(20);
      controller.abort(reason);
    }, patient);
    expect(await settle(call[method]({ signal: controller.signal }))).toBe(reason);
    await Promise.all(closed);
    await delay(20);
    expect(closed).toHaveLength(1);
    expect(tries()).toEqual(["aborted"]);
  });

  it("in the wait for another try sends nothing any more, not even for a token", async () => {
    const controller = new AbortController();
    const reason = new Reason();
    const { call, server } = await startScene(fail(429, { "retry-after": "1" }), { ...patient, auth: issueToken(0) });
    const aborted = settle(call[method]({ signal: controller.signal }));
    await expect.poll(() => server.received).toHaveLength(2);
    await delay(20);
    controller.abort(reason);
    const before = performance.now();
    expect(await aborted).toBe(reason);
    expect(performance.now() - before).toBeLessThan(900);
    await delay(1100);
    expect(server.received.map(({ path }) => path)).toEqual([
      "/auth",
      method === "PATCH" ? "/customers/1" : "/customers",
    ]);
  });

  it.each([[null], [0], [""], [false], ["enough"], [{ cause: "x" }]])(
    "with the reason %j rejects with it",
    async (reason) => {
      const controller = new AbortController();
      const { call, tries } = await startScene(() => controller.abort(reason), patient);
      const outcome = await call[method]({ signal: controller.signal }).then(
        (value) => ({ value }),
        (thrown: unknown) => ({ thrown }),
      );
      expect(outcome).toEqual({ thrown: reason });
      expect(tries()).toEqual(["aborted"]);
    },
  );

  it("without a reason rejects with the platform's AbortError", async () => {
    const controller = new AbortController();
    const { call } = await startScene(() => controller.abort(), patient);
    expect(await settle(call[method]({ signal: controller.signal }))).toMatchObject({ name: "AbortError" });
  });

  it("after its response came has left nothing with the signal", async () => {
    const controller = new AbortController();
    const { call, tries } = await startScene(inTurn(fail(429), respond), patient);
    await call[method]({ signal: controller.signal });
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    controller.abort();
    expect(tries()).toEqual([429, 200]);
  });
});

it("one aborted call leaves the others alone", async () => {
  const controller = new AbortController();
  const { call } = await startScene((...request) => void setTimeout(respond, 50, ...request), patient);
  const aborted = settle(call.PATCH({ signal: controller.signal }));
  const others = [call.PATCH(), call.POST()];
  controller.abort();
  expect(await aborted).toMatchObject({ name: "AbortError" });
  expect(await Promise.all(others)).toHaveLength(2);
});
