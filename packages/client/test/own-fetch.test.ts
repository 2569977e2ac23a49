import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { createConomyClient, type FetchLike } from "../src/index.ts";
import { json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

const connect = (fetch: FetchLike, more: object = {}) =>
  createConomyClient({
    baseUrl: "http://localhost",
    apiKey: "key-12345",
    accessToken: "token-12345",
    retry: { minDelay: 0 },
    fetch,
    ...more,
  });

/** A response whose body is made by a function. */
function streaming(read: () => Promise<{ done: boolean; value: Uint8Array }>) {
  const { headers } = new Response();
  const getReader = () => ({ read, cancel: async () => {} });
  return { ok: true, status: 200, statusText: "", url: "", headers, body: { getReader, cancel: async () => {} } };
}

it("reading ends with the call", async () => {
  let reads = 0;
  const conomy = connect(async () =>
    streaming(async () => {
      reads++;
      await delay(5);
      return { done: false, value: new Uint8Array([32]) };
    }),
  );
  await settle(conomy.customers.update("1", {}, { deadline: 50 }));
  await delay(20);
  const then = reads;
  await delay(60);
  expect(reads).toBe(then);
});

it("a body of nothing but empty parts is too large in the end", async () => {
  const conomy = connect(async () => streaming(async () => ({ done: false, value: new Uint8Array() })), {
    maxBodySize: 100,
  });
  const error = await settle(conomy.customers.update("1", {}));
  expect(error).toMatchObject({ name: "ConomyParseError", message: /more than 100 bytes/ });
});

it("a body that was read already is named, and nothing is tried again", async () => {
  let calls = 0;
  const conomy = connect(async () => {
    calls++;
    const response = json({ firstName: "Ana" });
    response.body?.getReader();
    return response;
  });
  const error = await settle(conomy.customers.update("1", {}));
  expect(error).toMatchObject({ name: "ConomyConfigError", message: /`fetch` must return/ });
  expect(calls).toBe(1);
});

it("a POST that middleware made of a PATCH is not repeated", async () => {
  let posts = 0;
  const conomy = connect(async (_, { method }) => {
    if (method === "POST") posts++;
    return json({}, 500);
  });
  conomy.use({ onRequest: ({ request }) => new Request(request, { method: "POST" }) });
  await settle(conomy.customers.update("1", {}));
  expect(posts).toBe(1);
});

it("a redirect is reported in its attempt", async () => {
  const headers = { location: "https://elsewhere.example/x" };
  const error = await settle(
    connect(async () => new Response(null, { status: 302, headers })).customers.update("1", {}),
  );
  expect(error).toMatchObject({ attempts: [{ problem: /redirected to https:\/\/elsewhere.example/ }] });
});

it("the response of an error can be read by whoever made the raw call", async () => {
  const conomy = connect(async () => json({ code: "31" }, 404));
  for (const isWatched of [false, true]) {
    if (isWatched) conomy.use({ onResponse: () => undefined });
    const { response } = await conomy.PATCH("/customers/{customer-id}", {
      params: { path: { "customer-id": "1" } },
      body: {},
    });
    const whole = response as Response;
    expect(whole.bodyUsed).toBe(false);
    expect(await whole.json()).toEqual({ code: "31" });
  }
});
