import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { openDatabase } from "../src/database.ts";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { type Filters, openListing } from "../src/listing.ts";
import { folder } from "./command.ts";
import { bodyOf, callerOf, customerId, send, start, tokenOf, twoTenants } from "./helpers.ts";

interface Page {
  pagination: { count: number; next: number; previous: number; total: number };
  results: { id: string }[];
}

/** A page, as the API returns it. */
async function pageOf(sandbox: Sandbox, query = "", token?: string): Promise<Page> {
  const call = { method: "GET", path: `/customers${query && `?${query}`}`, ...(token && { token }) };
  return (await bodyOf(send(sandbox, call))) as unknown as Page;
}

const idsOf = ({ results }: Page) => results.map(({ id }) => id);
const numbers = (first: number, count: number) => Array.from({ length: count }, (_, index) => `${first + index}`);

/** A sandbox whose first tenant has the customers 1 to `count`. */
async function startWith(count: number, db?: string): Promise<Sandbox> {
  const customers = numbers(1, count).map((id) => ({ id, firstName: "Ana" }));
  const tenant = { clientId: "ana", clientSecret: "ana-secret", apiKey: "ana-key", customers };
  return start({ seed: { tenants: [tenant] }, ...(db !== undefined && { db }) });
}

it("lists customers in the order in which they came, and says where the page stands", async () => {
  const sandbox = await startWith(5);
  expect(await pageOf(sandbox)).toEqual({
    pagination: { count: 5, next: 5, previous: 0, total: 5 },
    results: sandbox.customers.list(),
  });
  const second = await pageOf(sandbox, "limit=2&offset=2");
  expect([idsOf(second), second.pagination]).toEqual([["3", "4"], { count: 4, next: 4, previous: 0, total: 5 }]);
  const last = await pageOf(sandbox, `limit=2&offset=${second.pagination.next}`);
  expect([idsOf(last), last.pagination]).toEqual([["5"], { count: 5, next: 5, previous: 2, total: 5 }]);
});

it("has an empty page behind the last customer, and for a limit of 0", async () => {
  const sandbox = await startWith(3);
  expect(await pageOf(sandbox, "offset=9")).toEqual({
    pagination: { count: 3, next: 3, previous: 0, total: 3 },
    results: [],
  });
  expect(await pageOf(sandbox, "limit=0&offset=1")).toEqual({
    pagination: { count: 1, next: 1, previous: 1, total: 3 },
    results: [],
  });
});

it("skips what next and offset say together", async () => {
  expect(idsOf(await pageOf(await startWith(9), "next=2&offset=3&limit=2"))).toEqual(["6", "7"]);
});

it("has 50 customers on a page without a limit, and 500 at most", async () => {
  const sandbox = await startWith(600);
  expect(idsOf(await pageOf(sandbox))).toEqual(numbers(1, 50));
  const most = await pageOf(sandbox, "limit=100000");
  expect([most.results.length, most.pagination.next]).toEqual([500, 500]);
});

it.each([
  ["limit=-1", "limit must be >= 0"],
  ["offset=-1", "offset must be >= 0"],
  ["next=-1", "next must be >= 0"],
  ["limit=ten", "limit must be integer"],
  ["offset=1.5", "offset must be integer"],
  ["limit=", "limit must be integer"],
  ["limit=Infinity", "limit must be integer"],
  ["offset=-Infinity", "offset must be integer"],
  ["next=NaN", "next must be integer"],
  ["limit=1e400", "limit must be integer"],
  ["limit=1e2", "limit must be integer"],
  ["limit=1e-400", "limit must be integer"],
  ["limit=0x10", "limit must be integer"],
  ["limit=0b11", "limit must be integer"],
  ["limit=010", "limit must be integer"],
  ["limit=1.0", "limit must be integer"],
  ["offset=-0", "offset must be integer"],
  ["limit=%201", "limit must be integer"],
  ["limit=1%0A", "limit must be integer"],
  ["limit=+1", "limit must be integer"],
  ["limit=%2B1", "limit must be integer"],
  ["limit=1_000", "limit must be integer"],
  ["limit=%D9%A1", "limit must be integer"],
  ["offset=9007199254740993", "offset must be integer"],
  [`offset=${"9".repeat(400)}`, "offset must be integer"],
  ["limit=true", "limit must be integer"],
  ["limit=constructor", "limit must be integer"],
  ["limit=1&limit=2", "limit must be given only once"],
  ["type=a&type=a", "type must be given only once"],
])("refuses the query %s", async (query, detail) => {
  const response = await send(await start(), { method: "GET", path: `/customers?${query}` });
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: "11", detail });
});

it("ignores a parameter that the contract does not know, and records it", async () => {
  const sandbox = await start();
  const response = await send(sandbox, { method: "GET", path: "/customers?limt=1" });
  expect(response.status).toBe(200);
  expect(sandbox.requests.at(-1)?.query).toBe("?limt=1");
});

it.each([
  ["id=2,4,nobody", ["2", "4"]],
  ["id=4,2,2", ["2", "4"]],
  ["id=", []],
  ["type=payer", ["7", "8"]],
  ["identityId=i1,i2", ["7", "9"]],
  ["type=payer&identityId=i1", ["7"]],
  ["type=none", []],
])("filters by %s: %j", async (query, ids) => {
  const sandbox = await startWith(6);
  for (const [id, extra] of Object.entries({
    7: { type: "payer", identityId: "i1" },
    8: { type: "payer" },
    9: { identityId: "i2" },
  })) {
    sandbox.customers.add({ id, firstName: "Eva", ...extra });
  }
  const page = await pageOf(sandbox, query);
  expect([idsOf(page), page.pagination.total]).toEqual([ids, ids.length]);
  if (ids.length > 1) expect(idsOf(await pageOf(sandbox, `${query}&limit=1&offset=1`))).toEqual([ids[1]]);
});

it.each<[filters: Filters, index: string]>([
  [{}, "customer_order (client_id=? AND rowid>?)"],
  [{ id: "1,2" }, "sqlite_autoindex_customer_1 (client_id=? AND id=?)"],
  [{ type: "payer" }, "customer_type (client_id=? AND <expr>=?)"],
  [{ identityId: "i1" }, "customer_identity (client_id=? AND <expr>=?)"],
])("finds what passes the filters %j by an index, and reads no other customer", (filters, index) => {
  const { sqlite } = openDatabase(undefined, () => {});
  const plans: string[] = [];
  const prepare = (sql: string) => {
    const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    plans.push(...plan.map(({ detail }) => String(detail)).filter((detail) => /\bcustomer\b/.test(detail)));
    return sqlite.prepare(sql);
  };
  openListing({ prepare } as unknown as DatabaseSync)("ana", filters, { limit: 50, offset: 0 });
  expect(plans).toContainEqual(expect.stringContaining(index));
  expect(plans.filter((detail) => detail.startsWith("SCAN"))).toEqual([]);
});

it("lists no customer of another tenant", async () => {
  const sandbox = await start({ seed: twoTenants });
  const call = { method: "GET", path: "/customers", caller: callerOf("eva") };
  const { results } = (await bodyOf(send(sandbox, call))) as unknown as Page;
  expect(results.map(({ id }) => id)).toEqual(["of-eva", "shared"]);
});

it("keeps the place of a customer that is replaced, and lists what a removal leaves", async () => {
  const sandbox = await startWith(1200);
  sandbox.customers.replace("600", { firstName: "Eva" });
  for (const id of [...numbers(1, 511), "1000"]) sandbox.customers.remove(id);
  const rest = numbers(512, 689).filter((id) => id !== "1000");
  expect(idsOf(await pageOf(sandbox, "limit=500"))).toEqual(rest.slice(0, 500));
  expect(await pageOf(sandbox, "limit=500&offset=487")).toMatchObject({
    pagination: { count: 688, next: 688, previous: 0, total: 688 },
    results: rest.slice(487).map((id) => ({ id })),
  });
});

it("lists what a database of an earlier version keeps", async () => {
  const db = join(folder(), "state.db");
  await (await startSandbox({ port: false, db })).close();
  downgrade(db);
  const sandbox = await start({ db });
  expect(await pageOf(sandbox)).toMatchObject({ pagination: { total: 1 }, results: [{ id: customerId }] });
  sandbox.reset();
  expect((await pageOf(sandbox)).pagination.total).toBe(1);
});

/** Makes a database what the first version of the sandbox wrote. */
function downgrade(db: string): void {
  const sqlite = new DatabaseSync(db);
  sqlite.exec(`DROP TRIGGER customer_added; DROP TRIGGER customer_removed; DROP TABLE customer_block;
    DROP INDEX customer_order; DROP INDEX customer_document; DROP INDEX customer_type; DROP INDEX customer_identity;
    UPDATE schema_version SET version = 1`);
  sqlite.close();
}

/** Every customer that paging visits; `between` is called after each page with its number. */
async function visit(sandbox: Sandbox, limit: number, between = (_page: number) => {}): Promise<string[]> {
  const token = await tokenOf(sandbox);
  const visited: string[] = [];
  for (let [offset, page] = [0, 0]; ; page++) {
    const response = await sandbox.fetch(`${sandbox.url}/customers?limit=${limit}&offset=${offset}`, {
      headers: { "x-api-key": "ana-key", authorization: `Bearer ${token}`, "user-agent": "test/1" },
    });
    const { pagination, results } = (await response.json()) as Page;
    visited.push(...results.map(({ id }) => id));
    offset = pagination.next;
    if (offset >= pagination.total) return visited;
    between(page);
  }
}

it("visits each of 100,000 customers in a file once", async () => {
  const sandbox = await startWith(100_000, join(folder(), "state.db"));
  expect(await visit(sandbox, 500)).toEqual(numbers(1, 100_000));
}, 120_000);

// What paging by offset can promise while others write, in an order that is that of creation.
it("visits each customer that stays once, and those that come, while another writer adds", async () => {
  const sandbox = await startWith(2_000);
  const visited = await visit(sandbox, 100, (page) => {
    for (const id of numbers(2_001 + page * 10, 10)) sandbox.customers.add({ id, firstName: "Eva" });
  });
  const count = sandbox.customers.list().length;
  expect(count).toBeGreaterThan(2_100);
  expect(visited).toEqual(numbers(1, count));
});

it("visits no customer twice while another writer removes, and passes over at most as many as were removed", async () => {
  const sandbox = await startWith(2_000);
  let removed = 0;
  const visited = await visit(sandbox, 100, (page) => {
    sandbox.customers.remove(`${page * 3 + 1}`);
    removed++;
  });
  expect(new Set(visited).size).toBe(visited.length);
  const missed = sandbox.customers.list().filter(({ id }) => !visited.includes(id));
  expect(missed.length).toBeGreaterThan(0);
  expect(missed.length).toBeLessThanOrEqual(removed);
});
