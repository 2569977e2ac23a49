import { describe, expect, it } from "vitest";
import { ConomyConfigError, ConomyParseError, type Customer, isConomyApiError } from "../src/index.ts";
import { createObservedClient, json, type Sent } from "./helpers.ts";
import { errorBody, settle } from "./hostile-server.ts";

const customersOf = (count: number, from = 0): Customer[] =>
  Array.from({ length: count }, (_, index) => ({ id: `c${from + index}`, firstName: "Ana" }));

/** A tenant whose customers come in the order of their creation, and what happens before each of its responses. */
function createTenant(customers: Customer[], before: ((customers: Customer[]) => unknown)[] = []) {
  const handler = ({ url }: Sent) => {
    before[requests.length - 1]?.(customers);
    const query = new URL(url).searchParams;
    // As the sandbox does: what is skipped adds up.
    const offset = Number(query.get("offset") ?? 0) + Number(query.get("next") ?? 0);
    const results = customers.slice(offset, offset + Number(query.get("limit") ?? 50));
    const next = offset + results.length;
    return json({ pagination: { count: next, next, previous: 0, total: customers.length }, results });
  };
  const { conomy, sent } = createObservedClient((request) => {
    requests.push(request.url.replace(/.*\/customers/, ""));
    return handler(request);
  });
  const requests: string[] = [];
  return { conomy, sent, requests, customers };
}

/** A tenant that returns these bodies, the last one again and again. */
function createScript(...bodies: unknown[]) {
  let at = 0;
  const { conomy } = createObservedClient(() => json(bodies[Math.min(at++, bodies.length - 1)]));
  return { conomy, count: () => at };
}

async function idsOf(list: AsyncIterable<Customer>, ids: unknown[] = []): Promise<unknown[]> {
  for await (const { id } of list) ids.push(id);
  return ids;
}

const idsFrom = (count: number, from = 0) => customersOf(count, from).map(({ id }) => id);
const page = (results: unknown, total: unknown, next: unknown = 0) => ({
  pagination: { count: 0, next, previous: 0, total },
  results,
});

describe("a list", () => {
  it("is awaited for its first page, with one request", async () => {
    const { conomy, requests } = createTenant(customersOf(5));
    const { results, pagination } = await conomy.customers.list({ limit: 2, id: "c0,c1" });
    expect(results.map(({ id }) => id)).toEqual(["c0", "c1"]);
    expect(pagination).toEqual({ count: 2, next: 2, previous: 0, total: 5 });
    expect(requests).toEqual(["?limit=2&id=c0%2Cc1"]);
  });

  it("gives the response and the attempts beside its first page", async () => {
    const { conomy } = createTenant(customersOf(1));
    const { data, response, attempts } = await conomy.customers.list().withResponse();
    expect([data.results.length, response.status]).toEqual([1, 200]);
    expect(attempts).toMatchObject([{ operation: "GET /customers", number: 1, reason: "success" }]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])("of %i customers gives each once, two on a page", async (count) => {
    const { conomy, requests } = createTenant(customersOf(count));
    expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(idsFrom(count));
    expect(requests).toHaveLength(Math.max(1, Math.ceil(count / 2)));
  });

  it.each<[query: object, count: number]>([
    [{ next: 1, limit: 2 }, 4],
    [{ offset: 1, limit: 2 }, 4],
    [{ next: 1 }, 1],
    [{ offset: 1 }, 1],
  ])("that begins with %j gives each customer from there on, in %i requests", async (query, count) => {
    const { conomy, requests } = createTenant(customersOf(8));
    expect(await idsOf(conomy.customers.list(query))).toEqual(idsFrom(7, 1));
    expect(requests).toHaveLength(count);
  });

  it("begins at the offset that it gets, and keeps its filters on every page", async () => {
    const { conomy, requests } = createTenant(customersOf(5));
    expect(await idsOf(conomy.customers.list({ offset: 2, limit: 2, type: "a" }))).toEqual(["c2", "c3", "c4"]);
    expect(requests).toEqual(["?offset=2&limit=2&type=a", "?offset=4&limit=2&type=a"]);
  });

  it("gives its pages", async () => {
    const { conomy } = createTenant(customersOf(3));
    const sizes: number[] = [];
    for await (const { results, pagination } of conomy.customers.list({ limit: 2 }).pages()) {
      sizes.push(results.length);
      expect(pagination.total).toBe(3);
    }
    expect(sizes).toEqual([2, 1]);
  });

  it("can be looped over again, and awaited as well", async () => {
    const { conomy } = createTenant(customersOf(3));
    const list = conomy.customers.list({ limit: 2 });
    expect((await list).results).toHaveLength(2);
    expect(await idsOf(list)).toEqual(idsFrom(3));
    expect(await idsOf(list)).toEqual(idsFrom(3));
  });

  it("requests nothing more once its loop has ended early", async () => {
    const { conomy, requests } = createTenant(customersOf(9));
    for await (const { id } of conomy.customers.list({ limit: 2 })) if (id === "c2") break;
    expect(requests).toHaveLength(2);
  });

  it("requests the next page while a page is worked on, if it is told to, and none behind the last", async () => {
    const { conomy, requests } = createTenant(customersOf(5));
    const seen: number[] = [];
    for await (const _ of conomy.customers.list({ limit: 2 }, { prefetch: true }).pages()) {
      await new Promise(setImmediate);
      seen.push(requests.length);
    }
    expect(seen).toEqual([2, 3, 3]);
  });

  it("leaves no rejection behind if a page that was requested in advance fails after the loop has ended", async () => {
    let requests = 0;
    const { conomy } = createObservedClient(
      () => (requests++ ? json(errorBody(403), 403) : json(page(customersOf(1), 9, 1))),
      { retry: false },
    );
    for await (const _ of conomy.customers.list({}, { prefetch: true })) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it("takes the time limits and the signal of its options for each page", async () => {
    const { conomy, requests } = createTenant(customersOf(5));
    const controller = new AbortController();
    const ids: unknown[] = [];
    const loop = (async () => {
      for await (const { id } of conomy.customers.list({ limit: 2 }, { signal: controller.signal })) {
        ids.push(id);
        if (id === "c1") controller.abort("enough");
      }
    })();
    expect(await settle(loop)).toBe("enough");
    expect([ids, requests.length]).toEqual([["c0", "c1"], 1]);
  });

  it("throws the error of a page, after the customers before it", async () => {
    let requests = 0;
    const { conomy } = createObservedClient(
      () => (requests++ ? json(errorBody(403), 403) : json(page(customersOf(1), 2, 1))),
      { retry: false },
    );
    const ids: unknown[] = [];
    const error = await settle(idsOf(conomy.customers.list(), ids));
    expect(isConomyApiError(error, { status: 403 })).toBe(true);
    expect(ids).toEqual(["c0"]);
  });

  it.each<[string, unknown]>([
    ["a query that is text", "limit=2"],
    ["a query that is a list", [2]],
    ["a date", { offset: new Date() }],
  ])("refuses %s before anything is sent", async (_, query) => {
    const { conomy, sent } = createTenant([]);
    expect(await settle(conomy.customers.list(query as object))).toBeInstanceOf(ConomyConfigError);
    expect(sent).toEqual([]);
  });

  const bad = [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "2", null, true, [2], 2n];

  it.each([
    ["limit", "from 1", [0, ...bad]],
    ["offset", "from 0", bad],
    ["next", "from 0", bad],
  ])("refuses a `%s` that is no whole number %s, before anything is sent", async (name, range, values) => {
    const { conomy, sent } = createTenant(customersOf(3));
    for (const value of values) {
      const list = conomy.customers.list({ [name]: value });
      for (const call of [list, list.withResponse(), idsOf(list), conomy.customers.list({ [name]: value })]) {
        expect(await settle(call)).toMatchObject({
          name: "ConomyConfigError",
          message: `\`query.${name}\` must be a safe integer ${range}.`,
        });
      }
    }
    expect(sent).toEqual([]);
  });

  it("sends what a raw call says of a page, also a limit of 0", async () => {
    const { conomy, requests } = createTenant(customersOf(3));
    const { data } = await conomy.GET("/customers", { params: { query: { limit: 0 } } });
    expect([data?.results, data?.pagination.total, requests]).toEqual([[], 3, ["?limit=0"]]);
  });

  it("refuses a `prefetch` that is neither true nor false", async () => {
    const { conomy } = createTenant([]);
    const error = await settle(conomy.customers.list({}, { prefetch: "yes" as never }));
    expect(error).toMatchObject({ name: "ConomyConfigError", message: expect.stringContaining("prefetch") });
  });
});

describe("a list that changes while it is read, two customers a page", () => {
  it("gives customers that are added at its end", async () => {
    const { conomy } = createTenant(customersOf(4), [() => {}, (all) => all.push(...customersOf(3, 4))]);
    expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(idsFrom(7));
  });

  it.each([
    ["the first of those that were read", 0, ["c0", "c1", "c2", "c3", "c4", "c5"]],
    ["the last of those that were read", 1, ["c0", "c1", "c2", "c3", "c4", "c5"]],
    ["the next", 2, ["c0", "c1", "c3", "c4", "c5"]],
    ["the last of all", 5, ["c0", "c1", "c2", "c3", "c4"]],
  ])("gives each that stays once when %s is removed", async (_, at, expected) => {
    const { conomy } = createTenant(customersOf(6), [() => {}, (all) => all.splice(at, 1)]);
    expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(expected);
  });

  it("gives each that stays once when a whole page is removed, before or behind it", async () => {
    for (const at of [0, 2, 4, 6]) {
      const { conomy } = createTenant(customersOf(8), [() => {}, (all) => all.splice(at, 2)]);
      const removed = [`c${at}`, `c${at + 1}`];
      const expected = idsFrom(8).filter((id) => at === 0 || !removed.includes(String(id)));
      expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(expected);
    }
  });

  it("gives each that stays once when customers are removed before every page", async () => {
    const remove = (all: Customer[]) => all.splice(0, 1);
    const { conomy } = createTenant(customersOf(8), [() => {}, remove, () => {}, remove, () => {}, remove]);
    expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(idsFrom(8));
  });

  it("gives no customer twice when one is added before those that were read", async () => {
    const { conomy } = createTenant(customersOf(5), [() => {}, (all) => all.unshift({ id: "new", firstName: "Eva" })]);
    expect(await idsOf(conomy.customers.list({ limit: 2 }))).toEqual(idsFrom(5));
  });

  it("fails when more is removed between two pages than a page holds", async () => {
    const { conomy } = createTenant(customersOf(9), [() => {}, (all) => all.splice(0, 3)]);
    const ids: unknown[] = [];
    const error = await settle(idsOf(conomy.customers.list({ limit: 2 }), ids));
    expect(error).toBeInstanceOf(ConomyParseError);
    expect(error).toMatchObject({
      message: "GET /customers returned 200 with a list that lost more than a page",
      status: 200,
      attempts: [{ number: 1 }],
    });
    expect(ids).toEqual(["c0", "c1"]);
  });
});

describe("a server that does not page", () => {
  it.each<[string, unknown[], string]>([
    ["returns the same page again", [page(customersOf(2), 9, 2)], "a page that does not advance"],
    ["says that the next page is this one", [page(customersOf(2), 9, 0)], "a page that does not advance"],
    ["says where the next page is in text", [page(customersOf(2), 9, "2")], "a page that does not advance"],
    [
      "says that the next page begins within a customer",
      [page(customersOf(2), 9, 1.5)],
      "a page that does not advance",
    ],
    ["says that the next page is one before", [page(customersOf(2), 9, -2)], "a page that does not advance"],
    ["does not say where the next page is", [page(customersOf(2), 9, null)], "a page that does not advance"],
    ["returns nothing before the end", [page([], 9, 0)], "a page that does not advance"],
    [
      "returns the same page for ever, under other positions",
      [2, 4, 6].map((next) => page(customersOf(2), 9, next)),
      "a page that does not advance",
    ],
    [
      "returns nothing before the end, for ever",
      [2, 4].map((next) => page([], 9, next)),
      "a page that does not advance",
    ],
    ["returns no results", [{ pagination: { total: 1 } }], "no page of a list"],
    ["returns results that are no list", [page({ length: 1 }, 1, 1)], "no page of a list"],
    ["returns no pagination", [{ results: [] }], "no page of a list"],
    ["returns a total that is a fraction", [page([], 1.5, 0)], "no page of a list"],
    ["returns a total that is no number", [page([], "many", 0)], "no page of a list"],
    [
      "raises and lowers its total in turn",
      [page(customersOf(2), 9, 2), page(customersOf(2), 8, 2), page(customersOf(2), 9, 2), page(customersOf(2), 8, 2)],
      "a page that does not advance",
    ],
  ])("that %s ends the loop with an error, after at most six requests", async (_, bodies, fault) => {
    const { conomy, count } = createScript(...bodies);
    const ids: unknown[] = [];
    const error = await settle(idsOf(conomy.customers.list(), ids));
    expect(error).toBeInstanceOf(ConomyParseError);
    expect((error as Error).message).toBe(`GET /customers returned 200 with ${fault}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(count()).toBeLessThanOrEqual(6);
  });

  it("that raises and lowers its total for ever ends the loop with an error", async () => {
    let requests = 0;
    const { conomy } = createObservedClient(() => {
      if (requests > 20) throw new Error("enough");
      return json(page(customersOf(2), requests++ % 2 ? 8 : 9, 2));
    });
    const error = await settle(idsOf(conomy.customers.list({}, { retry: false })));
    expect((error as Error).message).toBe("GET /customers returned 200 with a page that does not advance");
    expect(requests).toBeLessThan(7);
  });

  it.each([null, 1, "c1"])("and returns %j in place of a customer, does not break the loop", async (item) => {
    const { conomy } = createScript(page([item, { firstName: "Ana" }], 2, 2));
    const items: unknown[] = [];
    for await (const each of conomy.customers.list()) items.push(each);
    expect(items).toEqual([item, { firstName: "Ana" }]);
  });
});

describe("a filter of a list", () => {
  it.each([
    ["type", null],
    ["id", null],
    ["identityId", ["a", null]],
    ["identityId", {}],
    ["type", new Date(0)],
  ])("%s that is %j is refused, and nothing is sent", async (name, value) => {
    const { conomy, sent } = createTenant(customersOf(2));
    await expect((async () => conomy.customers.list({ [name]: value } as never))()).rejects.toThrow(
      new ConomyConfigError("`params.query` must hold texts and numbers, or lists of them."),
    );
    expect(sent).toEqual([]);
  });
});
