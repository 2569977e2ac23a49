import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { type CallOptions, type ConomyClient, createConomyClient } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

/** A promise, and what makes it true. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const forever = () => new Promise<never>(() => {});
const ana = () => json({ firstName: "Ana" });
const fixed = { credentials: undefined, accessToken: "token" };

/** A body that begins and never ends, whatever is aborted. */
const endless = () =>
  new Response(new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"id":')) }), {
    headers: { "content-type": "application/json" },
  });

type Call = (conomy: ConomyClient, options: CallOptions) => Promise<unknown>;

const faces: [string, Call][] = [
  ["customers.update", (conomy, options) => conomy.customers.update("1", {}, options)],
  [
    "a raw call",
    (conomy, options) =>
      conomy.PATCH("/customers/{customer-id}", { ...options, params: { path: { "customer-id": "1" } }, body: {} }),
  ],
  ["request", (conomy, options) => conomy.request("POST", "/payments", { ...options, body: {} })],
];

/** Everything that can keep a call waiting for ever. */
const hanging: [string, () => ConomyClient][] = [
  ["a fetch that ignores its signal", () => createObservedClient(forever, fixed).conomy],
  ["a body that never ends", () => createObservedClient(endless, fixed).conomy],
  [
    "the body of an error that never ends",
    () => createObservedClient(() => new Response(endless().body, { status: 503 }), fixed).conomy,
  ],
  ["POST /auth", () => createObservedClient(ana, { auth: forever }).conomy],
  ["the body of POST /auth", () => createObservedClient(ana, { auth: endless }).conomy],
  ["an accessToken function", () => createObservedClient(ana, { credentials: undefined, accessToken: forever }).conomy],
  [
    "a cache and POST /auth",
    () => createObservedClient(ana, { auth: forever, tokenCache: { get: forever, set: forever } }).conomy,
  ],
  ["onRequest of a middleware", () => withMiddleware({ onRequest: forever })],
  ["onResponse of a middleware", () => withMiddleware({ onResponse: forever })],
  ["onError of a middleware", () => withMiddleware({ onError: forever }, () => Promise.reject(new Error("down")))],
  [
    "a stream that a middleware puts into the request",
    () =>
      withMiddleware({
        onRequest: ({ request }) =>
          new Request(request, { body: new ReadableStream({ pull: forever }), duplex: "half" } as RequestInit),
      }),
  ],
  ["a response that a middleware puts in the place of the real one", () => withMiddleware({ onResponse: endless })],
];

function withMiddleware(
  middleware: Parameters<ConomyClient["use"]>[0],
  handler = ana as () => Promise<Response> | Response,
) {
  const { conomy } = createObservedClient(handler, { ...fixed, retry: false });
  conomy.use(middleware);
  return conomy;
}

describe.each(hanging)("while %s hangs,", (_, start) => {
  it.each(faces)("%s ends by its deadline", async (_, call) => {
    const error = await settle(call(start(), { deadline: 40 }));
    expect(error).toMatchObject({ name: "ConomyTimeoutError", message: expect.stringContaining("deadline of 40 ms") });
  });

  it.each(faces)("%s ends by its signal", async (_, call) => {
    const controller = new AbortController();
    const outcome = settle(call(start(), { signal: controller.signal }));
    await delay(20);
    controller.abort("enough");
    expect(await outcome).toBe("enough");
  });
});

describe("after its deadline, a call", () => {
  it("of a slow middleware sends nothing any more", async () => {
    const { conomy, sent } = createObservedClient(ana, fixed);
    const slow = deferred<undefined>();
    conomy.use({ onRequest: () => slow.promise });
    expect(await settle(conomy.customers.update("1", {}, { deadline: 20 }))).toMatchObject({
      name: "ConomyTimeoutError",
    });
    slow.resolve(undefined);
    await delay(10);
    expect(sent).toEqual([]);
  });

  it("of a slow accessToken function sends nothing any more", async () => {
    const slow = deferred<string>();
    const { conomy, sent } = createObservedClient(ana, { credentials: undefined, accessToken: () => slow.promise });
    expect(await settle(conomy.customers.update("1", {}, { deadline: 20 }))).toMatchObject({
      name: "ConomyTimeoutError",
    });
    slow.resolve("token");
    await delay(10);
    expect(sent).toEqual([]);
  });

  it("of 1 ms has sent nothing", async () => {
    const { conomy, sent } = createObservedClient(ana, { credentials: undefined, accessToken: async () => "token" });
    for (const [, call] of faces) {
      expect(await settle(call(conomy, { deadline: 1 }))).toMatchObject({ name: "ConomyTimeoutError" });
    }
    await delay(10);
    expect(sent).toEqual([]);
  });

  it("sends no further POST /auth", async () => {
    const { conomy, sent } = createObservedClient(ana, { auth: () => json({}, 503), retry: { minDelay: 60 } });
    expect(await settle(conomy.customers.update("1", {}, { deadline: 20 }))).toMatchObject({
      name: "ConomyTimeoutError",
    });
    const before = sent.length;
    await delay(150);
    expect(sent).toHaveLength(before);
  });
});

it("an aborted call that waits for a 401's successor leaves no request behind", async () => {
  const controller = new AbortController();
  let issued = 0;
  const { conomy, sentTo } = createObservedClient(() => json({}, 401), {
    auth: () => (++issued === 1 ? json({ accessToken: "token", tokenType: "Bearer", expiresIn: 9 }) : forever()),
  });
  const outcome = settle(conomy.customers.update("1", {}, { signal: controller.signal }));
  await expect.poll(() => issued).toBe(2);
  controller.abort("enough");
  expect(await outcome).toBe("enough");
  await delay(10);
  expect(sentTo("/auth")).toHaveLength(2);
});

it.each<[string, object]>([
  ["succeeds", { accessToken: () => "token" }],
  ["fails for want of a token", { accessToken: () => undefined }],
  [
    "fails because the token function throws",
    {
      accessToken: () => {
        throw new Error("sealed");
      },
    },
  ],
  ["gets a token that no header can hold", { accessToken: async () => "a\nb" }],
])("a call that %s leaves no timer", async (_, options) => {
  vi.useFakeTimers();
  try {
    const conomy = createConomyClient({
      environment: "sandbox",
      apiKey: "key",
      fetch: async () => ana(),
      ...options,
    } as never);
    const calls = Array.from({ length: 10 }, () => settle(conomy.customers.update("1", {})));
    await Promise.all(calls);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
