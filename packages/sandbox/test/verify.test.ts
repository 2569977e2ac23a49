import { beforeEach, expect, it } from "vitest";
import type { RequestQuery, Sandbox } from "../src/index.ts";
import { callerOf, send, start, twoTenants } from "./helpers.ts";

const noon = Date.parse("2026-01-01T12:00:00.000Z");
let sandbox: Sandbox;

/** Three calls, a minute apart, each with a token of its own. */
beforeEach(async () => {
  sandbox = await start({ seed: twoTenants });
  sandbox.clock.freeze();
  sandbox.clock.set(noon);
  const [ana, eva] = [callerOf("ana"), callerOf("eva")];
  for (const call of [
    { caller: ana, path: "/customers/of-ana" },
    { caller: eva, path: "/customers/of-eva" },
    { caller: eva, path: "/customers/none" },
  ]) {
    await send(sandbox, call);
    sandbox.clock.advance(60_000);
  }
});

const numbers = (query: RequestQuery) => sandbox.requests.where(query).map(({ number }) => number);

it.each<[string, RequestQuery, number[]]>([
  ["everything", {}, [1, 2, 3, 4, 5, 6]],
  ["an operation", { operation: "createAccessToken" }, [1, 3, 5]],
  ["a tenant", { tenant: "ana" }, [1, 2]],
  ["a customer", { customer: "of-eva" }, [4]],
  ["a status", { status: 404 }, [6]],
  ["a method and a path", { method: "PATCH", path: "/customers/of-ana" }, [2]],
  ["several at once", { tenant: "eva", operation: "updateCustomer", status: 200 }, [4]],
  ["what is new", { after: 4 }, [5, 6]],
  ["what is not given", { tenant: undefined, after: 5 }, [6]],
])("selects by %s", (_, query, expected) => {
  expect(numbers(query)).toEqual(expected);
});

it("selects by time, from a moment on and before another", () => {
  const [second, third] = [noon + 60_000, noon + 120_000];
  expect(numbers({ since: second })).toEqual([3, 4, 5, 6]);
  expect(numbers({ until: new Date(second) })).toEqual([1, 2]);
  expect(numbers({ since: new Date(second), until: third })).toEqual([3, 4]);
});

it("keeps the response beside the request", () => {
  const [updated] = sandbox.requests.where({ customer: "of-ana" });
  expect(updated).toMatchObject({
    tenant: "ana",
    operation: "updateCustomer",
    body: "{}",
    response: {
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"id":"of-ana","firstName":"ana"}',
    },
  });
});

it.each([
  ["one or more, unless told otherwise", { status: 200 }, undefined],
  ["so many", { tenant: "eva" }, { times: 4 }],
  ["none", { customer: "nobody" }, { times: 0 }],
  ["so many or more", { tenant: "eva" }, { atLeast: 2 }],
  ["so many or fewer", { tenant: "eva" }, { atMost: 4 }],
  ["none, where so many or fewer are allowed", { customer: "nobody" }, { atMost: 4 }],
] as const)("verifies that there are %s", (_, query, expected) => {
  expect(sandbox.requests.verify(query, expected)).toEqual(sandbox.requests.where(query));
});

it.each([
  ["none", { customer: "nobody" }, undefined, "1 or more requests with customer nobody, but found 0."],
  ["one too few", { tenant: "eva" }, { times: 5 }, "5 requests with tenant eva, but found 4."],
  ["one too many", { tenant: "eva" }, { times: 3 }, "3 requests with tenant eva, but found 4."],
  ["too few", { status: 200 }, { atLeast: 6 }, "6 or more requests with status 200, but found 5."],
  ["too many", {}, { atMost: 5 }, "0 to 5 requests with anything, but found 6."],
] as const)("fails if there are %s, and lists what arrived", (_, query, expected, message) => {
  expect(() => sandbox.requests.verify(query, expected)).toThrow(
    `Expected ${message}\nWhat arrived last:\n  1. POST /auth 200`,
  );
  expect(() => sandbox.requests.verify(query, expected)).toThrow("  6. PATCH /customers/none 404");
});

it("refuses what cannot be asked for, which would match nothing", () => {
  const where = sandbox.requests.where as (query: object) => unknown;
  expect(() => where({ costumer: "1" })).toThrow(
    "There is no filter costumer. Did you mean customer? There are: operation, tenant,",
  );
  expect(() => where({ operation: "update" })).toThrow("There is no operation update. There are: ");
  expect(() => where({ status: "200" })).toThrow("status must be a whole number from 100 to 599.");
  expect(() => where({ customer: 5 })).toThrow("customer must be a non-empty string");
  expect(() => where({ since: new Date("soon") })).toThrow("since must be a time");
  expect(() => where({ until: "2026-01-01" })).toThrow("until must be a time");
  expect(() => where({ after: -1 })).toThrow("after must be a whole number");
  expect(() => where(null as never)).toThrow("The filters must be an object.");
  expect(() => where({ method: "patch" })).toThrow("method must be in capitals, such as PATCH.");
  for (const path of ["customers", "/customers/{customer-id}"]) {
    expect(() => where({ path })).toThrow("path must be the path of a request, such as /customers/1.");
  }
});

it.each([
  [{ time: 2 }, "There is no expectation time."],
  [{ times: -1 }, "times must be a whole number from 0 to 9007199254740991."],
  [{ atLeast: "1" }, "atLeast must be a whole number"],
  [{ atMost: 0.5 }, "atMost must be a whole number"],
  [{ times: 2, atLeast: 1 }, "times says how many there are exactly: give it alone, without atLeast and atMost."],
  [{ times: 2, atMost: 2 }, "times says how many"],
  [{ atLeast: 3, atMost: 2 }, "No number is atLeast 3 and atMost 2."],
])("refuses to expect %j, whatever arrived", (expected, message) => {
  expect(() => sandbox.requests.verify({}, expected as never)).toThrow(message);
  expect(() => sandbox.requests.verify({}, expected as never)).toThrow(TypeError);
});

it("stays a list like any other", () => {
  expect(Object.keys(sandbox.requests)).toHaveLength(6);
  expect(JSON.parse(JSON.stringify(sandbox.requests))).toHaveLength(6);
  expect(sandbox.requests.find(({ status }) => status === 404)?.number).toBe(6);
  sandbox.reset();
  expect(sandbox.requests).toEqual([]);
  expect(() => sandbox.requests.verify({})).toThrow("Nothing arrived.");
});
