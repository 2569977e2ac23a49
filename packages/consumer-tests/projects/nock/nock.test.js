import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createConomyClient } from "@conomyhq/client";
import nock from "nock";
import { customerId, options } from "../options.cjs";

const mocked = "https://conomy.example";
before(() => {
  nock.disableNetConnect();
  nock.enableNetConnect("127.0.0.1");
});
after(() => nock.restore());

test("what nock mocks reaches the client", async () => {
  const scope = nock(mocked)
    .post("/auth", options.credentials)
    .reply(200, { accessToken: "mocked-token", tokenType: "Bearer", expiresIn: 3600 })
    .patch("/customers/1", { email: "mocked@example.com" })
    .matchHeader("authorization", "Bearer mocked-token")
    .reply(200, { id: "1", firstName: "Ana", email: "mocked@example.com" });
  const conomy = createConomyClient({ ...options, baseUrl: mocked });
  const customer = await conomy.customers.update("1", { email: "mocked@example.com" });
  assert.deepEqual(customer, { id: "1", firstName: "Ana", email: "mocked@example.com" });
  scope.done();
});

test("an error that nock mocks is an error of the client's", async () => {
  nock(mocked).patch("/customers/1").reply(404, { code: "31" });
  const conomy = createConomyClient({ ...options, baseUrl: mocked, credentials: undefined, accessToken: "token" });
  await assert.rejects(conomy.customers.update("1", {}), { name: "ConomyApiError", status: 404, code: "31" });
});

test("what nock lets pass reaches Conomy", async () => {
  const conomy = createConomyClient({ ...options, userAgent: "nock/1.0" });
  const customer = await conomy.customers.update(customerId, { email: "nock@example.com" });
  assert.equal(customer.email, "nock@example.com");
});
