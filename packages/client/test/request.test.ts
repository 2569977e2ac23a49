import { describe, expect, it } from "vitest";
import { isConomyApiError, isConomyConfigError, isConomyParseError } from "../src/index.ts";
import { createObservedClient, json, secrets } from "./helpers.ts";
import { errorBody, fail, inTurn, respond, sendJson } from "./hostile-server.ts";

/** What no contract describes is nothing for `redocly drift`. */
const observe: typeof createObservedClient = (handler, options) =>
  createObservedClient(handler, { ...options, recorded: false });

import { connect } from "./real.ts";

const base = "https://api.conomyhq.com/sandbox";

describe("request()", () => {
  it("makes an authenticated call to an endpoint that the contract does not know", async () => {
    const { conomy, sent } = observe(() => json({ id: "p1" }), { userAgent: "billing/3.2" });
    const receipt = await conomy.request<{ id: string }>("POST", "/payments", { body: { amount: 10 } });
    expect(receipt.id).toBe("p1");
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({
      url: `${base}/payments`,
      method: "POST",
      body: '{"amount":10}',
      redirect: "manual",
      headers: {
        authorization: `Bearer ${secrets.token}`,
        "x-api-key": secrets.apiKey,
        "conomyhq-api-version": "24-04-2025",
        "user-agent": expect.stringMatching(/^billing\/3\.2 conomyhq-client\//),
        "content-type": "application/json",
      },
    });
  });

  it.each([
    ["an absolute URL", "https://evil.example/payments"],
    ["a URL in capitals", "HTTPS://evil.example/payments"],
    ["another host", "//evil.example/payments"],
    ["another host by backslashes", "\\\\evil.example/payments"],
    ["another host by a slash and a backslash", "/\\evil.example/payments"],
    ["no slash at the start", "payments"],
    ["nothing", ""],
    ["a script", "javascript:alert(1)"],
    ["an at sign before a host", "@evil.example/"],
    ["a port", ":8080/"],
    ["the parent", "/.."],
    ["a way up", "/../payments"],
    ["a way up later", "/payments/../../production"],
    ["a way up, encoded", "/%2e%2e/payments"],
    ["a way up, encoded in capitals", "/%2E%2E/payments"],
    ["a way up, half encoded", "/.%2e/payments"],
    ["a way up, the other half", "/%2e./payments"],
    ["a way up by backslashes", "/..\\payments"],
    ["a way up with a tab", "/.\t./payments"],
    ["a way up with a line break", "/.\n./payments"],
    ["a tab before another host", "/\t/evil.example"],
    ["white space at the start", " /../payments"],
    ["a query", "/payments?limit=1"],
    ["a fragment", "/payments#1"],
  ])("refuses a path that leaves the base, or does more than name a resource, by %s", async (_, path) => {
    const { conomy, sent } = observe(() => json({}));
    for (const method of ["GET", "POST"]) {
      const error = await conomy.request(method, path).catch((thrown: unknown) => thrown);
      expect(isConomyConfigError(error)).toBe(true);
      expect(String(error)).toContain("`path`");
    }
    expect(sent).toEqual([]);
  });

  it("never calls outside the base, whatever the path is made of", async () => {
    const parts = ["/", "\\", ".", "..", "%2e", "%2E", "%2f", "\t", "\n", " ", "@", ":", "?", "#", "a", "//", "%", "ñ"];
    const { conomy, sent } = observe(() => json({}));
    for (const first of parts) {
      for (const second of parts) {
        for (const third of parts) await conomy.request("GET", `/${first}${second}${third}x`).catch(() => {});
      }
    }
    const urls = sent.map(({ url }) => new URL(url).href);
    expect(urls.length).toBeGreaterThan(100);
    expect(urls.filter((url) => !url.startsWith(`${base}/`))).toEqual([]);
  });

  it("encodes the value of each name in the path", async () => {
    const { conomy, sent } = observe(() => json({}));
    const params = { path: { id: "a/b?c#d e", "line-id": "ñ%" } };
    await conomy.request("GET", "/payments/{id}/lines/{line-id}", { params });
    expect(sent.at(-1)?.url).toBe(`${base}/payments/a%2Fb%3Fc%23d%20e/lines/%C3%B1%25`);
  });

  it.each(["", ".", ".."])("refuses %j for a name in the path", async (id) => {
    const { conomy, sent } = observe(() => json({}));
    const call = conomy.request("GET", "/payments/{id}", { params: { path: { id } } });
    await expect(call).rejects.toThrow("`id`");
    expect(sent).toEqual([]);
  });

  it("refuses a name in the path that nothing stands for", async () => {
    const { conomy, sent } = observe(() => json({}));
    for (const options of [undefined, {}, { params: {} }, { params: { path: {} } }, { params: { path: undefined } }]) {
      await expect(conomy.request("GET", "/payments/{id}", options)).rejects.toThrow("`id`");
    }
    expect(sent).toEqual([]);
  });

  it("writes a query", async () => {
    const { conomy, sent } = observe(() => json({}));
    const query = { limit: 10, all: true, name: "Ana & Eva=ñ?#", state: ["open", "paid"], none: undefined, "a b": "" };
    await conomy.request("GET", "/payments", { params: { query } });
    const url = new URL(sent.at(-1)?.url ?? "");
    expect(url.pathname).toBe("/sandbox/payments");
    expect([...url.searchParams]).toEqual(
      expect.arrayContaining([
        ["limit", "10"],
        ["all", "true"],
        ["name", "Ana & Eva=ñ?#"],
        ["state", "open"],
        ["state", "paid"],
        ["a b", ""],
      ]),
    );
    expect(url.searchParams.size).toBe(6);
  });

  it("returns text on demand", async () => {
    const csv = "id,amount\n1,10";
    const { conomy } = await connect((_, response) => response.writeHead(200, { "content-type": "text/csv" }).end(csv));
    expect(await conomy.request("GET", "/payments", { parseAs: "text" })).toBe(csv);
    await expect(conomy.request("GET", "/payments")).rejects.toSatisfy(isConomyParseError);
  });

  it.each(["jsonl", "context", "JSON", "stream", "blob"])("refuses to read a body as %s", async (parseAs) => {
    const { conomy, sent } = observe(() => json({}));
    await expect(conomy.request("GET", "/payments", { parseAs } as object)).rejects.toThrow("`parseAs`");
    expect(sent).toEqual([]);
  });

  it.each([200, 201, 202, 204, 205])("returns nothing for an empty %i", async (status) => {
    const { conomy } = await connect((_, response) => response.writeHead(status).end());
    expect(await conomy.request("DELETE", "/payments/1")).toBeUndefined();
    expect(await conomy.request("DELETE", "/payments/1", { parseAs: "text" })).toBe("");
  });

  it.each([
    ["a list", [1, 2]],
    ["a number", 7],
    ["text", "text"],
    ["false", false],
    ["null", null],
  ])("returns %s, of which the contract says nothing", async (_, body) => {
    const { conomy } = await connect((_, response) => sendJson(response, 200, body));
    expect(await conomy.request("GET", "/payments")).toEqual(body);
  });

  it("sends a list", async () => {
    const { conomy, sent } = observe(() => json({}));
    await conomy.request("POST", "/payments", { body: [{ amount: 10 }] });
    expect(sent.at(-1)?.body).toBe('[{"amount":10}]');
  });

  it.each(["GET", "HEAD"])("refuses a body with %s", async (method) => {
    const { conomy, sent } = observe(() => json({}));
    await expect(conomy.request(method, "/payments", { body: {} })).rejects.toThrow("`body`");
    expect(sent).toEqual([]);
  });

  it.each(["get", "Post", "TRACE", "CONNECT", "PURGE", " GET", "GET\r\nx: y", ""])(
    "refuses %j, which is no method that it knows",
    async (method) => {
      const { conomy, sent } = observe(() => json({}));
      await expect(conomy.request(method, "/payments")).rejects.toThrow("`method`");
      expect(sent).toEqual([]);
    },
  );

  it("returns nothing for a HEAD, and the headers beside it", async () => {
    const { conomy } = await connect((_, response) => response.writeHead(200, { "x-total": "3" }).end());
    const { data, response } = await conomy.request("HEAD", "/payments").withResponse();
    expect([data, response.headers.get("x-total")]).toEqual([undefined, "3"]);
  });

  it.each([
    ["GET", 3],
    ["HEAD", 3],
    ["OPTIONS", 3],
    ["PUT", 3],
    ["DELETE", 3],
    ["POST", 1],
    ["PATCH", 1],
  ])("sends a %s that fails %i times", async (method, times) => {
    for (const behaviour of [
      fail(503),
      (_: unknown, response: { socket: unknown }) => (response.socket as { destroy(): void }).destroy(),
    ]) {
      const { conomy, server } = await connect(behaviour as typeof respond, { retry: { attempts: 3, minDelay: 1 } });
      await conomy.request(method, "/payments").catch(() => {});
      expect(server.received).toHaveLength(times);
    }
  });

  it("sends what was not handled again, whatever its method", async () => {
    const { conomy, server } = await connect(inTurn(fail(429), respond));
    expect(await conomy.request("POST", "/payments", { body: {} })).toMatchObject({ id: "1" });
    expect(server.received).toHaveLength(2);
  });

  it("throws what every call throws", async () => {
    const { conomy } = await connect(fail(422));
    const error = await conomy.request("POST", "/payments/{id}", { params: { path: { id: "p1" } } }).catch((e) => e);
    if (!isConomyApiError(error, { status: 422 })) throw error;
    expect(error.message).toMatch(/^POST \/payments\/\{id\} returned 422, unknown, code 99, traceId 5f8f$/);
    expect(error.dangerouslyReveal().detail).toBe((errorBody(422) as { detail: string }).detail);
    expect(error.attempts).toHaveLength(1);
  });

  it("renews a token that is refused, and replays the call", async () => {
    let issued = 0;
    const { conomy, sentTo } = observe(
      ({ headers }) => (headers.authorization === "Bearer token-2" ? json([]) : json(errorBody(401), 401)),
      { auth: () => json({ accessToken: `token-${++issued}`, tokenType: "Bearer", expiresIn: 3600 }) },
    );
    expect(await conomy.request("POST", "/payments", { body: {} })).toEqual([]);
    expect(sentTo("/payments").map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it("follows a call's own options", async () => {
    const { conomy, server } = await connect(() => {});
    const started = performance.now();
    const call = conomy.request("GET", "/payments", { deadline: 100, headers: { "x-request-id": "7" } });
    await expect(call).rejects.toMatchObject({ name: "ConomyTimeoutError" });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(server.received[0]?.headers["x-request-id"]).toBe("7");
    const reason = new Error("left");
    await expect(conomy.request("GET", "/x", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("passes middleware", async () => {
    const { conomy } = observe(() => json({}));
    const seen: string[] = [];
    conomy.use({ onRequest: ({ request, schemaPath }) => void seen.push(`${request.method} ${schemaPath}`) });
    await conomy.request("PUT", "/payments/{id}", { params: { path: { id: "1" } }, body: {} });
    expect(seen).toEqual(["PUT /payments/{id}"]);
  });
});

describe("apiVersion", () => {
  const versionOf = async (client: object, call: object) => {
    const { conomy, sent } = observe(() => json({ id: "1" }), client);
    await conomy.customers.update("69e2", {}, call);
    await conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": "1" } }, body: {}, ...call });
    await conomy.request("GET", "/payments", call);
    const calls = sent.filter(({ url }) => !url.endsWith("/auth"));
    return [...new Set(calls.map(({ headers }) => headers["conomyhq-api-version"]))];
  };

  it.each([
    ["the contract's by default", {}, {}, "24-04-2025"],
    ["the client's", { apiVersion: "01-01-2027" }, {}, "01-01-2027"],
    ["the call's", { apiVersion: "01-01-2027" }, { apiVersion: "02-02-2028" }, "02-02-2028"],
    ["the client's where the call says nothing", { apiVersion: "01-01-2027" }, { apiVersion: undefined }, "01-01-2027"],
  ])("is %s", async (_, client, call, version) => {
    expect(await versionOf(client, call)).toEqual([version]);
  });
});
