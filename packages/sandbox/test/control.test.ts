import { expect, it } from "vitest";
import { bodyOf, control, customerId, send, start } from "./helpers.ts";

it("offers nothing but health unless asked for", async () => {
  const sandbox = await start({ port: 0 });
  expect(await control(sandbox, "GET", "/health")).toEqual([200, { status: "ok" }]);
  for (const [method, path] of [
    ["GET", "/requests"],
    ["POST", "/faults"],
    ["POST", "/reset"],
  ] as const) {
    expect(await control(sandbox, method, path, method === "POST" ? {} : undefined)).toMatchObject([
      404,
      { code: "31", type: "notFound" },
    ]);
  }
});

it("adds, lists and takes back faults", async () => {
  const sandbox = await start({ port: 0, control: true });
  const fault = { kind: "tooManyRequests", retryAfter: 2, times: 3 };
  expect(await control(sandbox, "POST", "/faults", fault)).toEqual([201, [fault]]);
  const response = await send(sandbox);
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
  expect(await control(sandbox, "GET", "/faults")).toEqual([200, [{ ...fault, times: 2 }]]);
  expect(await control(sandbox, "DELETE", "/faults")).toEqual([204, undefined]);
  expect((await send(sandbox)).status).toBe(200);
});

it("lists requests, without its own", async () => {
  const sandbox = await start({ port: 0, control: true });
  await control(sandbox, "GET", "/health");
  await send(sandbox);
  expect(await control(sandbox, "GET", "/requests")).toEqual([200, sandbox.requests]);
  expect(sandbox.requests.map(({ path }) => path)).toEqual(["/auth", `/customers/${customerId}`]);
});

it("starts again with the seed", async () => {
  const sandbox = await start({ port: 0, control: true });
  await send(sandbox, { body: { email: "new@example.com" } });
  expect(await control(sandbox, "POST", "/reset")).toEqual([204, undefined]);
  expect(sandbox.customers.get(customerId)?.email).toBe("ana@example.com");
  expect(sandbox.requests).toEqual([]);
});

it.each([
  ["no JSON", "{", /JSON/],
  ["no object", "null", /^The body must be a JSON object/],
  ["no kind", "{}", /^There is no fault undefined/],
  ["a kind that there is not", '{"kind":"teapot"}', /^There is no fault teapot/],
  ["an option that there is not", '{"kind":"stall","time":2}', /^There is no option time/],
])("says what is wrong with a fault that is %s", async (_, body, message) => {
  const sandbox = await start({ port: 0, control: true });
  const answer = await control(sandbox, "POST", "/faults", body);
  expect(answer).toEqual([400, { error: expect.stringMatching(message) }]);
  expect(sandbox.faults.pending).toEqual([]);
});

it("knows no other path, and is not met by faults or latency", async () => {
  const sandbox = await start({ port: 0, control: true });
  sandbox.faults.next("serverError");
  expect(await control(sandbox, "GET", "/none")).toEqual([404, { error: "There is no such path" }]);
  expect(await bodyOf(fetch(`${sandbox.url}/__sandbox/health`))).toEqual({ status: "ok" });
  expect(sandbox.faults.pending).toHaveLength(1);
});
