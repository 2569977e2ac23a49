import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createConomyClient } from "@conomyhq/client";
import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { customerId, options } from "../options.cjs";

const mocked = "https://conomy.example";
const seen = [];
const server = setupServer(
  http.post(`${mocked}/auth`, async ({ request }) => {
    seen.push(await request.json());
    return HttpResponse.json({ accessToken: "mocked-token", tokenType: "Bearer", expiresIn: 3600 });
  }),
  http.patch(`${mocked}/customers/:id`, async ({ request, params }) => {
    seen.push(request.headers.get("authorization"));
    return HttpResponse.json({ id: params.id, firstName: "Ana", ...(await request.json()) });
  }),
  http.all(`${options.baseUrl}/*`, () => passthrough()),
);
before(() => server.listen({ onUnhandledRequest: "error" }));
after(() => server.close());

test("what msw mocks reaches the client", async () => {
  const conomy = createConomyClient({ ...options, baseUrl: mocked });
  const customer = await conomy.customers.update("1", { email: "mocked@example.com" });
  assert.deepEqual(customer, { id: "1", firstName: "Ana", email: "mocked@example.com" });
  assert.deepEqual(seen, [options.credentials, "Bearer mocked-token"]);
});

test("an error that msw mocks is an error of the client's", async () => {
  server.use(http.patch(`${mocked}/customers/:id`, () => HttpResponse.json({ code: "31" }, { status: 404 })));
  const conomy = createConomyClient({ ...options, baseUrl: mocked });
  await assert.rejects(conomy.customers.update("1", {}), { name: "ConomyApiError", status: 404, code: "31" });
});

test("what msw lets pass reaches Conomy", async () => {
  const conomy = createConomyClient({ ...options, userAgent: "msw/1.0" });
  const customer = await conomy.customers.update(customerId, { email: "msw@example.com" });
  assert.equal(customer.email, "msw@example.com");
});
