import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "./database.ts";
import { type Filters, openListing, type Page, toCustomer } from "./listing.ts";
import type { Seed, StoredCustomer, Tenant } from "./seed.ts";

/** Which customers of a tenant, by their place in the order in which they came. */
export interface Slice {
  /** How many at most. */
  limit?: number | undefined;
  /** How many to skip. */
  offset?: number | undefined;
}

/** What the sandbox keeps. */
export interface Store {
  /** Signs tokens; a kept database keeps them valid. */
  readonly secret: string;
  /** It is the same list until one of them changes. */
  tenants(): readonly Readonly<Tenant>[];
  tenant(clientId: string): Tenant | undefined;
  /** Adds a tenant, or changes the one with its client id. Its customers stay, unless others are given. */
  saveTenant(tenant: Tenant): void;
  removeTenant(clientId: string): void;
  customer(clientId: string, id: string): StoredCustomer | undefined;
  customers(clientId: string, slice?: Slice): StoredCustomer[];
  /** A part of the customers that pass the filters, in the order in which they came. */
  page(clientId: string, filters: Filters, slice: Required<Slice>): Page;
  /** Whether a customer has this identity document. */
  hasDocument(clientId: string, documentType: string | undefined, documentNumber: string | undefined): boolean;
  /** Adds a customer, or replaces the one with its id. */
  save(clientId: string, customer: StoredCustomer): void;
  remove(clientId: string, id: string): void;
  /** Forgets all tenants and customers, and starts with others: those of the seed, unless told otherwise. */
  reset(state?: Seed): void;
  close(): void;
}

/**
 * Opens the store.
 *
 * @param file - Where it is kept; without it, it is forgotten at the end. A new one is filled with the seed.
 * @throws an `Error` that names the file, if it is locked by another process or no database of the sandbox's.
 */
export function openStore(file: string | undefined, seed: Seed): Store {
  const { sqlite, transaction } = openDatabase(file, (database) => {
    database.prepare("INSERT INTO secret VALUES (?)").run(randomBytes(32).toString("hex"));
    fill(database, seed);
  });
  const tenants = "SELECT client_id clientId, client_secret clientSecret, api_key apiKey FROM tenant";
  const allTenants = sqlite.prepare(`${tenants} ORDER BY rowid`);
  const tenant = sqlite.prepare(`${tenants} WHERE client_id = ?`);
  const saveTenant = sqlite.prepare(
    `INSERT INTO tenant VALUES (?, ?, ?)
     ON CONFLICT (client_id) DO UPDATE SET client_secret = excluded.client_secret, api_key = excluded.api_key`,
  );
  const removeTenant = sqlite.prepare("DELETE FROM tenant WHERE client_id = ?");
  const customer = sqlite.prepare("SELECT body FROM customer WHERE client_id = ? AND id = ?");
  const listing = openListing(sqlite);
  const document = sqlite.prepare(
    `SELECT 1 FROM customer WHERE client_id = ? AND json_extract(body, '$.documentNumber') = ?
     AND json_extract(body, '$.documentType') IS ? LIMIT 1`,
  );
  const save = sqlite.prepare(
    "INSERT INTO customer VALUES (?, ?, ?) ON CONFLICT (client_id, id) DO UPDATE SET body = excluded.body",
  );
  const remove = sqlite.prepare("DELETE FROM customer WHERE client_id = ? AND id = ?");
  const removeAll = sqlite.prepare("DELETE FROM customer WHERE client_id = ?");

  // They are asked for several times in each request, and seldom change.
  let known: readonly Readonly<Tenant>[] | undefined;
  const changeTenants = (work: () => void) => {
    transaction(work);
    known = undefined;
  };

  const store: Store = {
    secret: sqlite.prepare("SELECT value FROM secret").get()?.value as string,
    tenants() {
      known ??= allTenants.all().map((row) => Object.freeze({ ...row } as unknown as Tenant));
      return known;
    },
    tenant(clientId) {
      const row = tenant.get(clientId);
      return row && ({ ...row } as unknown as Tenant);
    },
    saveTenant: ({ clientId, clientSecret, apiKey, customers: given }) =>
      changeTenants(() => {
        saveTenant.run(clientId, clientSecret, apiKey);
        if (!given) return;
        removeAll.run(clientId);
        for (const one of given) save.run(clientId, one.id, JSON.stringify(one));
      }),
    removeTenant: (clientId) => changeTenants(() => void removeTenant.run(clientId)),
    customer(clientId, id) {
      const row = customer.get(clientId, id);
      return row && toCustomer(row);
    },
    // SQLite takes a negative limit for none.
    customers: (clientId, { limit = -1, offset = 0 } = {}) => listing(clientId, {}, { limit, offset }).customers,
    page: listing,
    hasDocument: (clientId, type, number) =>
      number !== undefined && document.get(clientId, number, type ?? null) !== undefined,
    save: (clientId, changed) => void save.run(clientId, changed.id, JSON.stringify(changed)),
    remove: (clientId, id) => void remove.run(clientId, id),
    reset: (state = seed) =>
      changeTenants(() => {
        sqlite.exec("DELETE FROM customer; DELETE FROM tenant");
        fill(sqlite, state);
      }),
    close() {
      sqlite.close();
      // What SQLite says to whoever still asks is of no use to them.
      for (const name of asking) store[name] = closed;
    },
  };
  return store;
}

/** The methods of a store that ask SQLite at each call. */
const asking = [
  ...(["customer", "customers", "hasDocument", "page", "remove", "removeTenant"] as const),
  ...(["reset", "save", "saveTenant", "tenant"] as const),
];

function closed(): never {
  throw new Error("The sandbox is closed.");
}

function fill(sqlite: DatabaseSync, { tenants }: Seed): void {
  const addTenant = sqlite.prepare("INSERT INTO tenant VALUES (?, ?, ?)");
  const addCustomer = sqlite.prepare("INSERT INTO customer VALUES (?, ?, ?)");
  for (const { clientId, clientSecret, apiKey, customers = [] } of tenants) {
    addTenant.run(clientId, clientSecret, apiKey);
    for (const customer of customers) addCustomer.run(clientId, customer.id, JSON.stringify(customer));
  }
}
