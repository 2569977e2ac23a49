import { expect, it, vi } from "vitest";
import type { RecordedRequest } from "../src/index.ts";
import { customerId, faultsLeft, send, start, tokenOf } from "./helpers.ts";

it("lists what arrived, in order, with method, path, headers, body and status", async () => {
  const sandbox = await start();
  const path = `/sandbox/customers/${customerId}?x=1`;
  await send(sandbox, { path, body: '{ "email": "new@example.com" }', recorded: false });
  await send(sandbox, { path: "/none", method: "DELETE", token: "any" });
  expect(sandbox.requests).toMatchObject([
    { method: "POST", path: "/auth", status: 200 },
    {
      method: "PATCH",
      path: `/customers/${customerId}`,
      headers: { "user-agent": "test/1", "content-type": "application/json" },
      body: '{ "email": "new@example.com" }',
      status: 200,
    },
    { method: "DELETE", path: "/none", status: 404 },
  ]);
});

it("shows no key, token or secret", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const headers = { "proxy-authorization": "Basic sandbox-secret" };
  const auth = { method: "POST", path: "/auth", headers, recorded: false };
  await send(sandbox, { token });
  await send(sandbox, { ...auth, body: { clientId: "sandbox-client", clientSecret: 'sandbox-secret"\\' } });
  await send(sandbox, { ...auth, body: '{"clientId":"sandbox-client","clientSecret":"sandbox-secret' });
  await send(sandbox, { ...auth, body: "clientSecret=sandbox-secret" });
  const shown = JSON.stringify(sandbox.requests);
  expect(shown).not.toMatch(/sandbox-secret|sandbox-key/);
  expect(shown).not.toContain(token);
  expect(sandbox.requests[0]).toMatchObject({
    headers: { "x-api-key": "****" },
    body: '{"clientId":"sandbox-client","clientSecret":"****"}',
  });
  expect(sandbox.requests[1]?.headers.authorization).toBe("Bearer ****");
});

it("gives no status to a request whose connection was dropped", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.faults.next("dropAfterSend");
  await send(sandbox, { token }).catch(() => {});
  expect(sandbox.requests.map(({ status }) => status)).toEqual([200, undefined]);
});

it("tells of each request once, with its own status, also when they overlap", async () => {
  const seen: RecordedRequest[] = [];
  const sandbox = await start({ port: 0, onRequest: (request) => seen.push(request) });
  const token = await tokenOf(sandbox);
  sandbox.faults.next("latency", { duration: 300 });
  const slow = send(sandbox, { token, body: { lastName: "slow" } });
  await faultsLeft(sandbox, 0);
  await send(sandbox, { token, path: "/customers/fast" });
  await slow;
  expect(seen.map(({ path, status }) => `${path} ${status}`)).toEqual([
    "/auth 200",
    "/customers/fast 404",
    `/customers/${customerId} 200`,
  ]);
});

it("keeps the last 10,000", async () => {
  const sandbox = await start();
  for (let call = 0; call <= 10_000; call++) await sandbox.fetch(`${sandbox.url}/${call}`);
  expect(sandbox.requests).toHaveLength(10_000);
  expect([sandbox.requests[0]?.path, sandbox.requests.at(-1)?.path]).toEqual(["/1", "/10000"]);
});

it("a reset forgets requests, faults and changes, and tokens go on", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const before = sandbox.customers.list();
  await send(sandbox, { token, body: { email: "new@example.com" } });
  sandbox.customers.add({ firstName: "Eva" });
  sandbox.faults.next("stall");
  sandbox.reset();
  expect([sandbox.requests, sandbox.faults.pending]).toEqual([[], []]);
  expect(sandbox.customers.list()).toEqual(before);
  expect((await send(sandbox, { token })).status).toBe(200);
});

it("keeps the newest within a bound in bytes, the largest bodies and responses included", async () => {
  const sandbox = await start();
  const body = "x".repeat(1_000_000);
  for (let call = 1; call <= 40; call++) await sandbox.fetch(`${sandbox.url}/none`, { method: "POST", body });
  expect(sandbox.requests.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 26));
  const large = JSON.stringify({ note: "ñ".repeat(400_000) });
  for (let call = 1; call <= 30; call++) await send(sandbox, { body: large });
  expect(JSON.stringify(sandbox.requests).length * 2).toBeLessThan(32_000_000);
  expect(sandbox.requests.at(-1)).toMatchObject({ number: 100, body: large, response: { status: 200 } });
});

it("keeps within its bound requests whose connections were dropped, and long targets", async () => {
  const sandbox = await start();
  sandbox.faults.next("dropBeforeSend", { times: Number.POSITIVE_INFINITY });
  const path = `/customers/${"x".repeat(1_000_000)}`;
  for (let call = 1; call <= 20; call++) await send(sandbox, { path, token: "any", recorded: false }).catch(() => {});
  expect(sandbox.requests.at(-1)?.number).toBe(20);
  expect(JSON.stringify(sandbox.requests).length * 2).toBeLessThan(32_000_000);
});

it("says whose call it was, what it reached, and what was returned", async () => {
  let time = 5;
  const sandbox = await start({ now: () => time });
  const token = await tokenOf(sandbox);
  time = 6;
  await send(sandbox, { token, path: "/customers/nobody" });
  expect(sandbox.requests[1]).toMatchObject({
    number: 2,
    time: 6,
    tenant: "sandbox-client",
    operation: "updateCustomer",
    customer: "nobody",
    response: {
      status: 404,
      headers: { "content-type": "application/json" },
      body: expect.stringContaining("The customer was not found"),
    },
  });
  sandbox.reset();
  await sandbox.fetch(`${sandbox.url}/none`);
  expect(sandbox.requests[0]).toMatchObject({ number: 1, time: 6, path: "/none" });
  expect(sandbox.requests[0]).not.toHaveProperty("tenant");
});

it.each([
  ["later", () => Promise.reject(new Error("mine"))],
  [
    "at once",
    () => {
      throw new Error("mine");
    },
  ],
])("an onRequest that fails %s harms nothing", async (_, onRequest) => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  const sandbox = await start({ onRequest });
  expect((await send(sandbox)).status).toBe(200);
  await expect.poll(() => error.mock.calls).toEqual([[new Error("mine")], [new Error("mine")]]);
  error.mockRestore();
});
