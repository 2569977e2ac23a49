import {
  type Authentication,
  type CommonOptions,
  createConomyClient,
  type FetchLike,
  isConomyApiError,
} from "@conomyhq/client";
import { type MockServer, startValidatingProxy } from "@conomyhq/openapi/mock-server";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { send, violationsOf } from "./send.ts";

// Prism stands between the client and the sandbox, and judges both.

let sandbox: Sandbox;
let prism: MockServer;
const seen: { call: string; violations: string | null }[] = [];

const judged: FetchLike = async (url, init) => {
  const response = await fetch(url, init);
  const call = `${init.method} ${response.status}`;
  seen.push({ call, violations: response.headers.get("sl-violations") });
  return response;
};

beforeAll(async () => {
  sandbox = await startSandbox();
  prism = await startValidatingProxy(sandbox.url);
});
afterAll(async () => {
  await prism.close();
  await sandbox.close();
});
beforeEach(() => {
  sandbox.reset();
  seen.length = 0;
});

function connect(options: Partial<CommonOptions> = {}, authentication?: Authentication) {
  const { apiKey, credentials } = sandbox.clientOptions;
  return createConomyClient({
    apiKey,
    ...(authentication ?? { credentials }),
    baseUrl: prism.url,
    userAgent: "integration/1.0",
    fetch: judged,
    retry: { minDelay: 0 },
    ...options,
  });
}

const clean = (...calls: string[]) => calls.map((call) => ({ call, violations: null }));
const id = "69e25243baa9fd9b463d6bac";

describe("client and sandbox, judged by Prism", () => {
  it("keep the contract when a customer is updated, and the sandbox remembers it", async () => {
    const conomy = connect();
    await conomy.customers.update(id, { email: "new@example.com", address: { street: "Avenida Ñuñoa" } });
    const customer = await conomy.customers.update(id, { phoneNumber: "987654321" });
    expect(customer).toEqual(sandbox.customers.get(id));
    expect(customer).toMatchObject({ email: "new@example.com", phoneNumber: "987654321", firstName: "Ana" });
    expect(seen).toEqual(clean("POST 200", "PATCH 200", "PATCH 200"));
  });

  it("keep it with every documented field", async () => {
    const conomy = connect();
    await conomy.customers.update(id, await conomy.customers.update(id, {}));
    expect(seen).toEqual(clean("POST 200", "PATCH 200", "PATCH 200"));
  });

  it("keep it through the life of a customer", async () => {
    const conomy = connect();
    const { data: created } = await conomy.POST("/customers", { body: { firstName: "Eva", documentType: "CURP" } });
    const params = { path: { "customer-id": created?.id ?? "" } };
    await conomy.PATCH("/customers/{customer-id}", { params, body: { lastName: "Soto" } });
    const { data: read } = await conomy.GET("/customers/{customer-id}", { params });
    expect(read).toEqual({ ...created, lastName: "Soto" });
    const query = { limit: 1, offset: 1, id: `${id},${created?.id}` };
    const { data: page } = await conomy.GET("/customers", { params: { query } });
    expect(page).toEqual({ pagination: { count: 2, next: 2, previous: 0, total: 2 }, results: [read] });
    const { error } = await conomy.POST("/customers", { body: { id, firstName: "Eva" } });
    expect(error?.code).toBe("13");
    expect(seen).toEqual(clean("POST 200", "POST 201", "PATCH 200", "GET 200", "GET 200", "POST 409"));
  });

  it("keep it on the raw methods", async () => {
    const conomy = connect();
    const params = { path: { "customer-id": id } };
    const { data } = await conomy.PATCH("/customers/{customer-id}", { params, body: { firstName: "Eva" } });
    expect(data?.firstName).toBe("Eva");
    const { data: token } = await conomy.POST("/auth", { body: sandbox.clientOptions.credentials });
    expect(token?.tokenType).toBe("Bearer");
    expect(seen).toEqual(clean("POST 200", "PATCH 200", "POST 200"));
  });

  it("keep it when the customer, the secret or the key is wrong", async () => {
    const { credentials } = sandbox.clientOptions;
    const wrong = [
      connect().customers.update("ñandú/…", {}),
      connect({}, { credentials: { ...credentials, clientSecret: "wrong" } }).customers.update(id, {}),
      connect({ apiKey: "wrong" }).customers.update(id, {}),
      connect({}, { accessToken: "wrong" }).customers.update(id, {}),
    ];
    const errors = await Promise.all(wrong.map((call) => call.catch((error) => error)));
    expect(errors.map((error) => isConomyApiError(error) && error.status)).toEqual([404, 401, 401, 401]);
    expect(seen.filter(({ violations }) => violations !== null)).toEqual([]);
  });

  it("keep it through failures that the sandbox was asked for", async () => {
    const conomy = connect();
    await conomy.customers.update(id, {});
    sandbox.faults.next("tooManyRequests", { retryAfter: 0 });
    sandbox.faults.next("serverError");
    sandbox.faults.next("serverError", { status: 503 });
    sandbox.faults.next("expireToken");
    await conomy.customers.update(id, { firstName: "Eva" });
    expect(sandbox.customers.get(id)?.firstName).toBe("Eva");
    expect(seen).toEqual(
      clean("POST 200", "PATCH 200", "PATCH 429", "PATCH 500", "PATCH 503", "PATCH 401", "POST 200", "PATCH 200"),
    );
  });
});

it("Prism does see breaches on either side, so the silence above means something", async () => {
  const conomy = connect();
  const params = { path: { "customer-id": id } };
  await conomy.PATCH("/customers/{customer-id}", { params, body: { email: 1 as unknown as string } });
  expect(seen.at(-1)?.violations).toContain('"request"');
  sandbox.faults.next("html");
  await conomy.customers.update(id, {}, { retry: false }).catch(() => {});
  expect(seen.find(({ call }) => call === "PATCH 502")?.violations).toContain('"response"');
});

describe("Prism and the sandbox reject alike", () => {
  it.each([
    ["a User-Agent without a value", { "user-agent": "" }, 400],
    ["another scheme", { authorization: "Basic" }, 401],
  ])("%s", async (_, change: Record<string, string>, status) => {
    const { apiKey, credentials } = sandbox.clientOptions;
    const headers = { "x-api-key": apiKey, "user-agent": "integration/1.0", "content-type": "application/json" };
    const auth = await send(sandbox.url, { method: "POST", path: "/auth", headers, body: JSON.stringify(credentials) });
    const { accessToken } = JSON.parse(auth.body);
    const sent = { ...headers, ...change, authorization: `${change.authorization ?? "Bearer"} ${accessToken}` };
    const request = { method: "PATCH", path: `/customers/${id}`, headers: sent, body: "{}" };
    expect((await send(sandbox.url, request)).status).toBe(status);
    const judgement = violationsOf(await send(prism.url, request));
    expect(judgement.request).not.toEqual([]);
    expect(judgement.response).toEqual([]);
  });
});
