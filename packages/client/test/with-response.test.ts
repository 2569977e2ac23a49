import { inspect } from "node:util";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { type Customer, isConomyApiError, isConomyParseError } from "../src/index.ts";
import { errorBody, fail, inTurn, sendJson } from "./hostile-server.ts";
import { asPlatform, connect } from "./real.ts";

const ana = { id: "69e2", firstName: "Ana" };
const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The rejections that nobody handles while a test runs. */
function watchRejections(): unknown[] {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", note);
  onTestFinished(() => {
    process.removeListener("unhandledRejection", note);
    for (const other of others) process.on("unhandledRejection", other);
  });
  return unhandled;
}

describe("withResponse()", () => {
  it("gives the response and the attempts beside the data", async () => {
    const { conomy, server } = await connect(
      inTurn(fail(503), (_, response) => sendJson(response, 200, ana, { "x-request-id": "7" })),
    );
    const { data, response, attempts } = await conomy.customers.update("69e2", {}).withResponse();
    expectTypeOf(data).toEqualTypeOf<Customer>();
    expect(data).toEqual(ana);
    expect(response).toMatchObject({ ok: true, status: 200, url: `${server.url}/customers/69e2` });
    expect(response.headers.get("x-request-id")).toBe("7");
    expect(await asPlatform(response).json()).toEqual(ana);
    expect(attempts.map(({ status }) => status)).toEqual([503, 200]);
  });

  it("makes no second call, and leaves the data to whoever awaits it", async () => {
    const { conomy, server } = await connect((_, response) => sendJson(response, 200, ana));
    const update = conomy.customers.update("69e2", {});
    const [data, whole, again] = await Promise.all([update, update.withResponse(), update.withResponse()]);
    expect(whole.data).toBe(data);
    expect(again.response).toBe(whole.response);
    expect(server.receivedAt("/customers/69e2")).toHaveLength(1);
  });

  it("is a promise in every way", async () => {
    const { conomy } = await connect((_, response) => sendJson(response, 200, ana));
    const update = conomy.customers.update("69e2", {});
    expect(update).toBeInstanceOf(Promise);
    let ended = false;
    expect(await update.finally(() => (ended = true)).then(({ firstName }) => firstName)).toBe("Ana");
    expect(ended).toBe(true);
  });

  it("fails as the data does, and whoever takes only one of them handles all", async () => {
    const unhandled = watchRejections();
    const { conomy } = await connect(fail(404));
    await expect(conomy.customers.update("69e2", {}).withResponse()).rejects.toSatisfy(isConomyApiError);
    await expect(conomy.customers.update("69e2", {})).rejects.toSatisfy(isConomyApiError);
    await expect(conomy.request("GET", "/x").withResponse()).rejects.toSatisfy(isConomyApiError);
    const both = conomy.customers.update("69e2", {});
    await expect(both).rejects.toSatisfy(isConomyApiError);
    await expect(both.withResponse()).rejects.toSatisfy(isConomyApiError);
    const later = conomy.customers.update("69e2", {}).withResponse();
    await later.catch(() => {});
    await tick();
    expect(unhandled).toEqual([]);
  });

  it("leaves a failure that nobody takes to be noticed, once", async () => {
    const unhandled = watchRejections();
    const { conomy } = await connect(fail(404));
    const ended = new Promise((resolve) => conomy.use({ onResponse: () => void resolve(undefined) }));
    conomy.customers.update("69e2", {});
    await ended;
    await expect.poll(() => unhandled.length).toBe(1);
    await tick();
    expect(unhandled).toEqual([expect.objectContaining({ name: "ConomyApiError" })]);
  });
});

describe("the headers of an error", () => {
  const headers = { "x-request-id": "7", "retry-after": "1", "set-cookie": "session=secret-77b1" };

  it.each([
    ["an API error", (error: unknown) => isConomyApiError(error), JSON.stringify(errorBody(409))],
    ["an API error of an undocumented body", (error: unknown) => isConomyApiError(error), "<h1>secret-77b1</h1>"],
    ["an API error without a body", (error: unknown) => isConomyApiError(error), ""],
  ])("can be read from %s, and are not shown", async (_, is, body) => {
    const { conomy } = await connect((_, response) =>
      response.writeHead(409, { "content-type": "application/json", ...headers }).end(body),
    );
    const error = await conomy.customers.update("69e2", {}).catch((thrown: unknown) => thrown);
    if (!is(error) || !isConomyApiError(error)) throw error;
    expect(error.headers?.get("X-Request-Id")).toBe("7");
    expect(error.headers?.has("set-cookie")).toBe(true);
    const all: Record<string, string> = {};
    error.headers?.forEach((value, name) => {
      all[name] = value;
    });
    expect(all).toMatchObject(headers);
    const shown = [inspect(error, { depth: 9, showHidden: true, getters: true }), JSON.stringify(error), String(error)];
    expect(shown.join()).not.toContain("secret-77b1");
  });

  it("can be read from a response that cannot be parsed", async () => {
    const { conomy } = await connect((_, response) => response.writeHead(200, headers).end("<h1>Hi</h1>"));
    const error = await conomy.customers.update("69e2", {}).catch((thrown: unknown) => thrown);
    if (!isConomyParseError(error)) throw error;
    expect(error.headers?.get("x-request-id")).toBe("7");
  });

  it("are absent where no response came", async () => {
    const { conomy } = await connect((_, response) => response.socket?.destroy(), { retry: false });
    await expect(conomy.customers.update("69e2", {})).rejects.toMatchObject({ headers: undefined });
  });
});
