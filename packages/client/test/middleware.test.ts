import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { type ConomyClient, isConomyConfigError, isConomyError } from "../src/index.ts";
import { createObservedClient, json, secrets } from "./helpers.ts";
import { fail, sendJson } from "./hostile-server.ts";
import { asPlatform, call, connect } from "./real.ts";

const ana = { id: "69e2", firstName: "Ana" };
const notFound = { status: 404, code: "31", type: "notFound", detail: "gone", traceId: "5f8f" };

/** What a call comes to on both faces: `update()`, and the raw method under it. */
async function outcomes(conomy: ConomyClient): Promise<unknown[]> {
  const describeError = (thrown: unknown) =>
    isConomyError(thrown) ? `${thrown.name} ${"status" in thrown ? thrown.status : ""}` : String(thrown);
  return Promise.all([
    conomy.customers.update("69e2", {}).catch(describeError),
    conomy.PATCH("/customers/{customer-id}", call).then(({ data, error }) => data ?? { error }, describeError),
  ]);
}

describe("middleware", () => {
  it("sees a platform request, and what it changes is sent", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    conomy.use({
      async onRequest({ request }) {
        expect(await request.clone().text()).toBe('{"email":"ana@example.com"}');
        return new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-request-id": "7f3c" } });
      },
    });
    await conomy.customers.update("69e2", { email: "ana@example.com" });
    expect(sentTo("/customers/69e2")[0]).toMatchObject({
      headers: { "x-request-id": "7f3c", "x-api-key": secrets.apiKey },
      body: '{"email":"ana@example.com"}',
    });
  });

  it("may return a response itself, or another one", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    const eva = { ...ana, firstName: "Eva" };
    conomy.use({ onResponse: () => json(eva) });
    expect(await conomy.customers.update("69e2", {})).toEqual(eva);
    conomy.use({ onRequest: () => json(eva) });
    expect(await conomy.customers.update("69e2", {})).toEqual(eva);
    expect(sentTo("/customers/69e2")).toHaveLength(1);
  });

  it("sees a call once, however often it is tried", async () => {
    const { conomy, server } = await connect(fail(503));
    const seen: string[] = [];
    conomy.use({
      onRequest: () => void seen.push("request"),
      onResponse: ({ response }) => void seen.push(`response ${response.status}`),
    });
    await conomy.customers.update("69e2", {}).catch(() => {});
    expect(server.receivedAt("/customers/69e2")).toHaveLength(5);
    expect(seen).toEqual(["request", "response 503"]);
  });

  it("is gone once it was ejected", async () => {
    const { conomy } = createObservedClient(() => json(ana));
    let calls = 0;
    const counter = { onRequest: () => void calls++ };
    conomy.use(counter);
    await conomy.customers.update("69e2", {});
    conomy.eject(counter);
    await conomy.customers.update("69e2", {});
    expect(calls).toBe(1);
  });

  it("gets the platform's request as long as it is registered, also if it was ejected once of twice", async () => {
    const { conomy } = createObservedClient(() => json(ana));
    const seen: unknown[] = [];
    const observer = { onRequest: ({ request }: { request: unknown }) => void seen.push(request) };
    conomy.use(observer, observer);
    conomy.eject(observer);
    await conomy.customers.update("69e2", {});
    expect(seen).toEqual([expect.any(Request)]);
  });

  it("gets the client's own error, and may return a response in its place", async () => {
    const { conomy } = await connect((_, response) => response.socket?.destroy(), { retry: false });
    const seen: unknown[] = [];
    const observer = { onError: ({ error }: { error: unknown }) => void seen.push(error) };
    conomy.use(observer);
    expect(await outcomes(conomy)).toEqual(["ConomyConnectionError ", "ConomyConnectionError "]);
    expect(seen.every(isConomyError)).toBe(true);
    conomy.use({ onError: () => json(ana) });
    expect(await outcomes(conomy)).toEqual([ana, ana]);
  });

  it.each([
    ["not at all", () => {}],
    ["from a clone", (response: Response) => response.clone().text()],
    ["itself", (response: Response) => response.text()],
    ["as bytes", (response: Response) => response.arrayBuffer()],
    ["as a stream, and not to its end", (response: Response) => response.body?.getReader().read()],
  ])("may read a response %s", async (_, read) => {
    for (const status of [200, 404]) {
      const { conomy } = await connect((_, response) => sendJson(response, status, status === 200 ? ana : notFound));
      conomy.use({ onResponse: async ({ response }) => void (await read(asPlatform(response))) });
      expect(await outcomes(conomy)).toEqual(status === 200 ? [ana, ana] : ["ConomyApiError 404", { error: notFound }]);
    }
  });

  it.each([
    ["with other headers", (response: Response) => new Response(response.body, response)],
    [
      "with another body",
      async (response: Response) => json({ ...((await response.json()) as object), tag: 1 }, response.status),
    ],
    [
      "through a stream",
      (response: Response) => new Response(response.body?.pipeThrough(new TransformStream()), response),
    ],
    ["with its clone", (response: Response) => response.clone()],
    ["with a copy of its own", async (response: Response) => new Response(await response.blob(), response)],
  ])("may replace a response %s", async (_, replace) => {
    for (const status of [200, 404]) {
      const { conomy } = await connect((_, response) => sendJson(response, status, status === 200 ? ana : notFound));
      conomy.use({ onResponse: ({ response }) => replace(asPlatform(response)) });
      const [updated, raw] = await outcomes(conomy);
      if (status === 200) expect([updated, raw]).toEqual([expect.objectContaining(ana), expect.objectContaining(ana)]);
      else expect([updated, raw]).toEqual(["ConomyApiError 404", { error: expect.objectContaining(notFound) }]);
    }
  });

  const html = { "content-type": "text/html" };
  it.each<[name: string, make: () => Response, outcome: unknown[]]>([
    ["HTML in a 200", () => new Response("<h1>Hello</h1>", { headers: html }), Array(2).fill("ConomyParseError 200")],
    ["no body in a 200", () => new Response(), Array(2).fill("ConomyParseError 200")],
    ["no body in a 204", () => new Response(null, { status: 204 }), Array(2).fill("ConomyParseError 204")],
    ["a list in a 200", () => json([1]), Array(2).fill("ConomyParseError 200")],
    ["half of JSON in a 200", () => new Response('{"id":'), Array(2).fill("ConomyParseError 200")],
    ["an empty 500", () => new Response(null, { status: 500 }), ["ConomyApiError 500", { error: {} }]],
    ["JSON in a 404", () => json(notFound, 404), ["ConomyApiError 404", { error: notFound }]],
    ["half of JSON in a 502", () => new Response('{"id":', { status: 502 }), ["ConomyApiError 502", { error: {} }]],
    [
      "HTML in a 502",
      () => new Response("<h1>Bad</h1>", { status: 502, headers: html }),
      ["ConomyApiError 502", { error: {} }],
    ],
    ["null in a 500", () => json(null, 500), ["ConomyApiError 500", { error: {} }]],
    ["a list in a 500", () => json([1], 500), ["ConomyApiError 500", { error: [1] }]],
    ["a redirect", () => Response.redirect("https://example.com/x", 302), ["ConomyApiError 302", { error: {} }]],
  ])("may replace a response by %s", async (_, make, outcome) => {
    for (const hook of ["onRequest", "onResponse"]) {
      const { conomy } = await connect((_, response) => sendJson(response, 200, ana));
      conomy.use({ [hook]: make } as object as Middleware);
      expect(await outcomes(conomy)).toEqual(outcome);
    }
  });

  it.each([
    ["a success", 200],
    ["an error", 500],
  ])("may replace a response by %s whose body was read already, which is no success", async (_, status) => {
    const { conomy } = await connect((_, response) => sendJson(response, 200, ana));
    conomy.use({
      async onResponse() {
        const response = json(ana, status);
        await response.text();
        return response;
      },
    });
    for (const outcome of await outcomes(conomy)) expect(outcome).toMatch(/^TypeError.*(unusable|locked)/);
  });

  it("cannot bring a body that is too large", async () => {
    const { conomy } = await connect((_, response) => sendJson(response, 200, ana), { maxBodySize: 1000 });
    conomy.use({ onResponse: () => json({ text: "x".repeat(2000) }) });
    expect(await outcomes(conomy)).toEqual(["ConomyParseError 200", "ConomyParseError 200"]);
  });
});

it.each([
  ["another host", "https://evil.example/sandbox/customers/69e2"],
  ["another scheme", "http://api.conomyhq.com/sandbox/customers/69e2"],
  ["a path beside the base", "https://api.conomyhq.com/sandboxes/customers/69e2"],
])("middleware cannot send a call to %s", async (_, url) => {
  const { conomy, sentTo, sent } = createObservedClient(() => json(ana));
  conomy.use({ onRequest: ({ request }) => new Request(url, request) });
  await expect(conomy.customers.update("69e2", {})).rejects.toSatisfy(isConomyConfigError);
  expect(sent.length).toBe(sentTo("/auth").length);
});

describe("headers that only the client sets", () => {
  const names = ["authorization", "x-api-key", "user-agent", "conomyhq-api-version"];
  const spell = (name: string) => [
    name,
    name.toUpperCase(),
    name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
  ];

  it.each(names.flatMap(spell))("%s of a caller's is refused by its name", async (name) => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    for (const headers of [{ [name]: "other" }, [[name, "other"]] as const, new Headers({ [name]: "other" })]) {
      const update = conomy.customers.update("69e2", {}, { headers });
      await expect(update).rejects.toSatisfy(isConomyConfigError);
      await expect(update).rejects.toThrow(`\`${name.toLowerCase()}\``);
      await expect(conomy.request("GET", "/x", { headers })).rejects.toThrow(`\`${name.toLowerCase()}\``);
    }
    expect(sentTo("/customers/69e2")).toEqual([]);
  });

  it.each(names.flatMap(spell))("%s of middleware's is refused by its name", async (name) => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    conomy.use({ onRequest: ({ request }) => request.headers.set(name, "other") });
    await expect(conomy.customers.update("69e2", {})).rejects.toThrow(`\`${name.toLowerCase()}\``);
    expect(sentTo("/customers/69e2")).toEqual([]);
  });
});
