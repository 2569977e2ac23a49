import { describe, expect, it } from "vitest";
import { version } from "../src/contract.generated.ts";
import { ConomyApiError, ConomyConfigError, isConomyApiError } from "../src/index.ts";
import { createObservedClient, json, secrets } from "./helpers.ts";

const ana = { id: "69e2", firstName: "Ana", email: "ana@example.com" };
const notFound = { status: 404, code: "31", type: "notFound", detail: "The customer was not found", traceId: "5f8f" };

describe("customers.update", () => {
  it("sends the changes and nothing else, and returns the whole customer", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));

    expect(await conomy.customers.update("69e2", { email: "ana@example.com" })).toEqual(ana);

    const [request] = sentTo("/customers/69e2");
    expect(request?.url).toBe("https://api.conomyhq.com/sandbox/customers/69e2");
    expect(request?.method).toBe("PATCH");
    expect(request?.body).toBe('{"email":"ana@example.com"}');
  });

  it("sets every header that the contract asks for", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana), { userAgent: "billing/3.2" });
    await conomy.customers.update("69e2", {});
    expect(sentTo("/customers/69e2")[0]?.headers).toEqual({
      "content-type": "application/json",
      authorization: `Bearer ${secrets.token}`,
      "x-api-key": secrets.apiKey,
      "conomyhq-api-version": "24-04-2025",
      "user-agent": `billing/3.2 conomyhq-client/${version}`,
    });
  });

  it("lets a caller add headers", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    await conomy.customers.update("69e2", {}, { headers: { "X-Request-Id": "7" } });
    expect(sentTo("/customers/69e2")[0]?.headers).toMatchObject({ "x-request-id": "7", "x-api-key": secrets.apiKey });
  });

  it("throws what Conomy returned, with the trace id in the message", async () => {
    const { conomy } = createObservedClient(() => json(notFound, 404));
    const error = await conomy.customers.update("69e2", {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConomyApiError);
    expect(isConomyApiError(error)).toBe(true);
    const { detail, ...shown } = notFound;
    expect(error).toMatchObject({ ...shown, family: "3x" });
    expect(isConomyApiError(error) && error.dangerouslyReveal()).toEqual({ detail });
    expect(String(error)).toBe(
      "ConomyApiError: PATCH /customers/{customer-id} returned 404, notFound, code 31, traceId 5f8f",
    );
  });

  it("throws for an error that comes without a body", async () => {
    const { conomy } = createObservedClient(() => new Response(null, { status: 500 }));
    const update = conomy.customers.update("69e2", {}, { retry: false });
    await expect(update).rejects.toMatchObject({ status: 500, code: undefined });
  });

  it.each(["", ".", ".."])(
    "rejects the id %j, which would name another resource, before it sends anything",
    async (id) => {
      const { conomy, sent } = createObservedClient(() => json(ana));
      await expect(conomy.customers.update(id, {})).rejects.toBeInstanceOf(ConomyConfigError);
      expect(sent).toEqual([]);
    },
  );

  it("encodes an id, so that it stays one path segment", async () => {
    const { conomy, sentTo } = createObservedClient(() => json(ana));
    await conomy.customers.update("a/b?c#d", {});
    expect(sentTo("/customers/a%2Fb%3Fc%23d")).toHaveLength(1);
  });
});

describe("the raw methods", () => {
  it("resolve to the data of a success", async () => {
    const { conomy } = createObservedClient(() => json(ana));
    const { data, error, response } = await conomy.PATCH("/customers/{customer-id}", {
      params: { path: { "customer-id": "69e2" } },
      body: { email: "ana@example.com" },
    });
    expect(data).toEqual(ana);
    expect(error).toBeUndefined();
    expect(response.ok).toBe(true);
  });

  it("resolve to the body of an error", async () => {
    const { conomy } = createObservedClient(() => json(notFound, 404));
    const { data, error, response } = await conomy.PATCH("/customers/{customer-id}", {
      params: { path: { "customer-id": "69e2" } },
      body: {},
    });
    expect(data).toBeUndefined();
    expect(error).toEqual(notFound);
    expect(response.status).toBe(404);
  });

  it("call POST /auth with the key and without a bearer token", async () => {
    const { conomy, sent } = createObservedClient(() => json(ana));
    const { data } = await conomy.POST("/auth", { body: { clientId: "other", clientSecret: "other" } });
    expect(data?.accessToken).toBe(secrets.token);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers).toMatchObject({ "x-api-key": secrets.apiKey });
    expect(sent[0]?.headers).not.toHaveProperty("authorization");
  });
});

it("uses the global fetch of the moment of the call", async () => {
  const { conomy } = createObservedClient(() => json(ana), {
    fetch: undefined,
    accessToken: "t",
    credentials: undefined,
  } as never);
  const original = globalThis.fetch;
  globalThis.fetch = async () => json(ana);
  try {
    expect(await conomy.customers.update("69e2", {})).toEqual(ana);
  } finally {
    globalThis.fetch = original;
  }
});
