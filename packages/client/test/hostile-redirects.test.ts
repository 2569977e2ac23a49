import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConomyApiError, ConomyConnectionError, createConomyClient } from "../src/index.ts";
import { type Behaviour, methods, respond, settle, startHostileServer, startScene } from "./hostile-server.ts";

/** Another origin, to which nothing may go: not a request, not even a connection. */
async function startTrap() {
  const trap = await startHostileServer(respond, respond);
  onTestFinished(() => trap.close());
  return trap;
}

const redirectTo =
  (status: number, location: string): Behaviour =>
  (_, response) =>
    response.writeHead(status, { location, "content-type": "text/html" }).end("<a>Moved</a>");

describe.each(methods)("a redirect of %s to another origin", (method) => {
  it.each([301, 302, 303, 307, 308])("with %d is refused, not followed and not tried again", async (status) => {
    const trap = await startTrap();
    const { call, calls, attempts } = await startScene(redirectTo(status, `${trap.url}/customers/1?to=trap`));
    const error = await settle(call[method]());
    expect(error).toBeInstanceOf(ConomyConnectionError);
    expect(String(error)).toMatch(new RegExp(`was redirected to ${trap.url}, which is refused$`));
    expect(calls()).toHaveLength(1);
    expect(attempts).toMatchObject([{ reason: "connection", wait: undefined }]);
    await delay(20);
    expect(trap.connections()).toBe(0);
  });
});

it.each([302, 307])("a %d of POST /auth is refused, so that no secret leaves", async (status) => {
  const trap = await startTrap();
  const { call, server } = await startScene(respond, { auth: redirectTo(status, `${trap.url}/auth`) });
  const error = await settle(call.PATCH());
  expect(error).toBeInstanceOf(ConomyConnectionError);
  expect(String(error)).toContain(`POST /auth was redirected to ${trap.url}`);
  expect(server.received.map(({ path }) => path)).toEqual(["/auth"]);
  await delay(20);
  expect(trap.connections()).toBe(0);
});

it("a redirect within the origin is refused too, for the call would go elsewhere than it was meant to", async () => {
  const { call, server } = await startScene(redirectTo(307, "/elsewhere"));
  expect(String(await settle(call.PATCH()))).toContain(`was redirected to ${server.url}, which is refused`);
  expect(server.receivedAt("/elsewhere")).toEqual([]);
});

it("the target of a redirect is told by its origin, because the rest may hold secrets", async () => {
  const { call } = await startScene(redirectTo(302, "https://user:password@login.example/callback?token=abc#def"));
  expect(String(await settle(call.PATCH()))).toContain("was redirected to https://login.example, which is refused");
});

it("a redirect to what is no URL is refused and not tried again", async () => {
  const { call, calls } = await startScene(redirectTo(302, "http://"));
  const error = await settle(call.PATCH());
  expect(error).toBeInstanceOf(ConomyConnectionError);
  expect(String(error)).toContain("was redirected");
  expect(calls()).toHaveLength(1);
});

it.each([300, 302, 304, 305, 399])(
  "a %d without a Location is an error status, and not tried again",
  async (status) => {
    const { call, calls } = await startScene((_, response) => response.writeHead(status).end());
    const error = await settle(call.PATCH());
    expect(error).toBeInstanceOf(ConomyApiError);
    expect(error).toMatchObject({ status, message: expect.not.stringContaining("redirect") });
    expect(calls()).toHaveLength(1);
  },
);

it("a 304 leads nowhere, whatever its Location says", async () => {
  const { call, calls } = await startScene(redirectTo(304, "https://login.example/"));
  expect(await settle(call.PATCH())).toMatchObject({ name: "ConomyApiError", status: 304 });
  expect(calls()).toHaveLength(1);
});

it.each([
  ["long", `https://${"a".repeat(8000)}.example/`],
  ["made of what was sent", "https://key-Of-16-Letters.example/"],
])("an origin that is %s makes no long message, and none that repeats it", async (_, location) => {
  const { call } = await startScene(redirectTo(302, location), { apiKey: "key-Of-16-Letters" });
  const { message } = (await settle(call.PATCH())) as ConomyConnectionError;
  expect(message).toContain("was redirected to ");
  expect(message.length).toBeLessThan(300);
  expect(message).not.toMatch(/key-of-16-letters/i);
});

it.each<[string, Behaviour]>([
  ["does not begin", (_, response) => response.flushHeaders()],
  ["does not end", (_, response) => response.write("<a>Moved")],
  ["is reset", (_, response) => response.write("<", () => response.socket?.resetAndDestroy())],
])("a redirect whose body %s is refused, not tried again, and keeps no connection open", async (_, behave) => {
  const closed: Promise<unknown>[] = [];
  const { call } = await startScene(
    (request, response) => {
      closed.push(once(response, "close"));
      response.writeHead(302, { location: "https://login.example/" });
      return behave(request, response);
    },
    { timeout: 200 },
  );
  expect(String(await settle(call.PATCH()))).toContain("was redirected to https://login.example, which is refused");
  await Promise.all(closed);
  expect(closed).toHaveLength(1);
});

it("middleware cannot send a call to another origin", async () => {
  const trap = await startTrap();
  const server = await startHostileServer(respond);
  onTestFinished(() => server.close());
  const conomy = createConomyClient({ baseUrl: server.url, apiKey: "key", accessToken: "token" });
  conomy.use({ onRequest: ({ request }) => new Request(`${trap.url}/customers/1`, request) });
  await expect(conomy.customers.update("1", {})).rejects.toMatchObject({ name: "ConomyConfigError" });
  expect([trap.connections(), server.connections()]).toEqual([0, 0]);
});
