import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { operations } from "@conomyhq/openapi-types";
import { blockSize } from "./database.ts";
import type { StoredCustomer } from "./seed.ts";

/** What the contract filters by: values that are separated by commas. */
export type Filters = Pick<
  NonNullable<operations["listCustomers"]["parameters"]["query"]>,
  "id" | "identityId" | "type"
>;

/** A part of the customers that pass the filters. */
export interface Page {
  /** How many pass the filters. */
  total: number;
  /** How many of them come before this part. */
  start: number;
  customers: StoredCustomer[];
}

/** Lists customers of a tenant, in the order in which they came. A negative limit is none. */
export type Listing = (clientId: string, filters: Filters, slice: { limit: number; offset: number }) => Page;

/** What each filter compares, as its index spells it. */
const columns: Record<keyof Filters, string> = {
  id: "id",
  identityId: "json_extract(body, '$.identityId')",
  type: "json_extract(body, '$.type')",
};

interface Statements {
  total: StatementSync;
  page: StatementSync;
}

/** Lists by indexes: what a page costs depends on its size, not on how many customers come before it. */
export function openListing(sqlite: DatabaseSync): Listing {
  const total = sqlite.prepare("SELECT coalesce(sum(size), 0) total FROM customer_block WHERE client_id = ?");
  const block = sqlite.prepare(
    `SELECT block, before FROM
       (SELECT block, sum(size) OVER (ORDER BY block) - size before FROM customer_block WHERE client_id = ?)
     WHERE before <= ? ORDER BY block DESC LIMIT 1`,
  );
  const page = sqlite.prepare(
    "SELECT body FROM customer WHERE client_id = ? AND rowid >= ? ORDER BY rowid LIMIT ? OFFSET ?",
  );
  const filtered = new Map<string, Statements>();

  function statementsFor(names: (keyof Filters)[]): Statements {
    const conditions = names.map((name) => ` AND ${columns[name]} IN (SELECT value FROM json_each(?))`).join("");
    const rows = `FROM customer WHERE client_id = ?${conditions}`;
    const statements = filtered.get(rows) ?? {
      total: sqlite.prepare(`SELECT count(*) total ${rows}`),
      // Sorts rowids only, not whole customers.
      page: sqlite.prepare(
        `SELECT body FROM customer WHERE rowid IN (SELECT rowid ${rows} ORDER BY rowid LIMIT ? OFFSET ?) ORDER BY rowid`,
      ),
    };
    filtered.set(rows, statements);
    return statements;
  }

  return (clientId, filters, { limit, offset }) => {
    const names = (Object.keys(columns) as (keyof Filters)[]).filter((name) => filters[name] !== undefined);
    if (names.length === 0) {
      const all = Number(total.get(clientId)?.total);
      const start = Math.min(offset, all);
      const from = block.get(clientId, start) as { block: number; before: number } | undefined;
      const rows = from ? page.all(clientId, from.block * blockSize, limit, start - from.before) : [];
      return { total: all, start, customers: rows.map(toCustomer) };
    }
    const statements = statementsFor(names);
    const values = names.map((name) => JSON.stringify(filters[name]?.split(",")));
    const all = Number(statements.total.get(clientId, ...values)?.total);
    const start = Math.min(offset, all);
    const rows = statements.page.all(clientId, ...values, limit, start);
    return { total: all, start, customers: rows.map(toCustomer) };
  };
}

/** A row whose body is a customer. */
export function toCustomer(row: Record<string, unknown>): StoredCustomer {
  return JSON.parse(row.body as string);
}
