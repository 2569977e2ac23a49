import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type ConomyClient, ConomyParseError, createConomyClient } from "@conomyhq/client";
import { type Sandbox, startSandbox } from "@conomyhq/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

const limit = 500;
const idOf = (index: number) => `customer-${String(index).padStart(6, "0")}`;
const customersOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: idOf(index), firstName: "Ana" }));
const seedOf = (count: number) => ({
  tenants: [{ clientId: "client", clientSecret: "secret", apiKey: "key", customers: customersOf(count) }],
});
const usedHeap = () => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
};

describe("100,000 customers in a file", () => {
  const count = 100_000;
  const folder = mkdtempSync(join(tmpdir(), "conomy-list-"));
  let sandbox: Sandbox;
  let conomy: ConomyClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: false, db: join(folder, "customers.db"), seed: seedOf(count) });
    conomy = createConomyClient(sandbox.clientOptions);
  }, 300_000);
  afterAll(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it("are each visited once, in memory that does not grow with their number", async () => {
    const seen = new Uint8Array(count);
    const heap: number[] = [];
    let visited = 0;
    for await (const { id = "" } of conomy.customers.list({ limit })) {
      const index = Number(id.slice("customer-".length));
      seen[index] = (seen[index] ?? 0) + 1;
      // The sandbox keeps some requests in memory, so the first half fills that.
      if (++visited % (count / 2) === 0) heap.push(usedHeap());
    }
    expect(visited).toBe(count);
    expect(seen.every((times) => times === 1)).toBe(true);
    expect((heap[1] ?? 0) - (heap[0] ?? 0)).toBeLessThan(count * 100);
    expect(sandbox.requests.filter(({ path }) => path.startsWith("/customers")).length).toBeLessThanOrEqual(
      count / limit,
    );
  }, 300_000);

  it("are each visited once with pages that are requested in advance", async () => {
    const seen = new Set<string | undefined>();
    let visited = 0;
    for await (const { results } of conomy.customers.list({ limit }, { prefetch: true }).pages()) {
      for (const { id } of results) seen.add(id);
      visited += results.length;
    }
    expect([visited, seen.size]).toEqual([count, count]);
  }, 300_000);
});

describe("while another writer works on 2,000 customers", () => {
  let sandbox: Sandbox;
  let conomy: ConomyClient;
  const count = 2000;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: false, seed: seedOf(count) });
    conomy = createConomyClient(sandbox.clientOptions);
  });
  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  /** Visits all, and lets a writer work after each page. */
  async function visit(write: (page: number, last: number) => void): Promise<string[]> {
    const visited: string[] = [];
    let page = 0;
    for await (const { results } of conomy.customers.list({ limit: 100 }).pages()) {
      for (const { id = "" } of results) visited.push(id);
      write(page++, visited.length);
    }
    return visited;
  }

  it("each customer that stays is visited once, and each that is added at the end", async () => {
    const visited = await visit((page) => {
      if (page < 10) sandbox.customers.add({ id: `new-${page}`, firstName: "Eva" });
    });
    expect(visited).toHaveLength(count + 10);
    expect(new Set(visited).size).toBe(count + 10);
  });

  it.each([
    ["those that were read", (page: number) => page * 7],
    ["those that were not read", (page: number) => count - 1 - page * 7],
    ["both", (page: number) => (page % 2 ? page * 7 : count - 1 - page * 7)],
  ])("each customer that stays is visited once while %s are removed", async (_, indexOf) => {
    const removed = new Set<string>();
    const visited = await visit((page) => {
      for (let more = 0; more < 7 && page < 20; more++) {
        const index = indexOf(page) + (indexOf(page) > count / 2 ? -more : more);
        sandbox.customers.remove(idOf(index));
        removed.add(idOf(index));
      }
    });
    expect(new Set(visited).size).toBe(visited.length);
    const missed = customersOf(count).filter(({ id }) => !removed.has(id) && !visited.includes(id));
    expect(missed).toEqual([]);
  });

  it("the loop ends in an error if more than a page is removed at once", async () => {
    const loop = visit((page) => {
      for (let index = 0; index < 101 && page === 1; index++) sandbox.customers.remove(idOf(index));
    });
    await expect(loop).rejects.toThrow(ConomyParseError);
    await expect(loop).rejects.toThrow("a list that lost more than a page");
  });
});
