import { createConomyClient, type FetchLike } from "@conomyhq/client";
import { type MockServer, startMockServer } from "@conomyhq/openapi/mock-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Prism, which nobody here wrote, judges what the client sends and what comes back. It notes each breach of the
// contract in the header `sl-violations`.

let prism: MockServer;
const seen: { call: string; status: number; violations: string | null }[] = [];

const judged: FetchLike = async (url, init) => {
  const response = await fetch(url, init);
  const call = `${init.method} ${new URL(url).pathname}`;
  seen.push({ call, status: response.status, violations: response.headers.get("sl-violations") });
  return response;
};

beforeAll(async () => {
  prism = await startMockServer();
});
afterAll(() => prism.close());

function connect() {
  seen.length = 0;
  return createConomyClient({
    baseUrl: prism.url,
    apiKey: "key",
    credentials: { clientId: "client", clientSecret: "secret" },
    userAgent: "integration/1.0",
    fetch: judged,
  });
}

describe("the client, judged by Prism", () => {
  it("authenticates and updates a customer without a breach of the contract", async () => {
    const customer = await connect().customers.update("69e25243baa9fd9b463d6bac", { email: "ana@example.com" });
    expect(customer.email).toBe("ana@example.com");
    expect(seen).toEqual([
      { call: "POST /auth", status: 200, violations: null },
      { call: "PATCH /customers/69e25243baa9fd9b463d6bac", status: 200, violations: null },
    ]);
  });

  it("sends every documented field as the contract describes it", async () => {
    const { id, ...everything } = await connect().customers.update("69e25243baa9fd9b463d6bac", {});
    await connect().customers.update(id ?? "", everything);
    expect(seen.at(-1)).toMatchObject({ status: 200, violations: null });
  });

  it("keeps the contract on the raw methods too", async () => {
    const conomy = connect();
    await conomy.POST("/auth", { body: { clientId: "client", clientSecret: "secret" } });
    await conomy.PATCH("/customers/{customer-id}", { params: { path: { "customer-id": "1" } }, body: {} });
    await conomy.GET("/customers/{customer-id}", { params: { path: { "customer-id": "1" } } });
    await conomy.GET("/customers", {
      params: { query: { id: "1,2", type: "a", identityId: "b", limit: 1, next: 0, offset: 1 } },
    });
    await conomy.GET("/customers", {});
    await conomy.POST("/customers", { body: { firstName: "Eva" } });
    expect(seen.map(({ status, violations }) => [status, violations])).toEqual([
      ...[200, 200, 200, 200, 200, 200, 201].map((status) => [status, null]),
    ]);
  });
});

it("Prism does see a breach, so the silence above means something", async () => {
  const conomy = connect();
  await conomy.PATCH("/customers/{customer-id}", {
    params: { path: { "customer-id": "1" } },
    body: { email: 1 as unknown as string },
  });
  expect(seen.at(-1)?.violations).toContain("email");
});
