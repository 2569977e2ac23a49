import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Seed, StoredCustomer, Tenant } from "./seed.ts";

/** What the sandbox remembers. */
export interface Store {
  /** Signs tokens; a kept database keeps them valid. */
  readonly secret: string;
  tenants(): Tenant[];
  customer(clientId: string, id: string): StoredCustomer | undefined;
  customers(clientId: string): StoredCustomer[];
  /** Adds a customer, or replaces the one with its id. */
  save(clientId: string, customer: StoredCustomer): void;
  /** Forgets everything and starts with the seed again. */
  reset(): void;
  close(): void;
}

/** Each step brings the database one version further. A step that was released is never edited. */
const migrations = [
  `CREATE TABLE secret (value TEXT NOT NULL);
   CREATE TABLE tenant (client_id TEXT PRIMARY KEY, client_secret TEXT NOT NULL, api_key TEXT NOT NULL UNIQUE);
   CREATE TABLE customer (
     client_id TEXT NOT NULL REFERENCES tenant ON DELETE CASCADE,
     id TEXT NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (client_id, id)
   );`,
];

const inMemory = ":memory:";

/**
 * Opens the database.
 *
 * @param file - Where it is kept; without it, it is forgotten at the end. A new one is filled with the seed.
 * @throws an `Error` that names the file, if it is locked by another process or no database of the sandbox's.
 */
export function openStore(file: string | undefined, seed: Seed): Store {
  const database = connect(file ?? inMemory);
  try {
    return createStore(database, seed, file ?? inMemory);
  } catch (error) {
    database.close();
    throw explain(error, file ?? inMemory);
  }
}

function connect(file: string): DatabaseSync {
  // Loaded here, because an older Node would fail at the import, without a word of why.
  const sqlite = process.getBuiltinModule?.("node:sqlite");
  if (!sqlite) throw new Error(`@conomyhq/sandbox needs Node 22.13 or later. This is Node ${process.versions.node}.`);
  if (file === inMemory) return new sqlite.DatabaseSync(file);
  try {
    // It holds credentials: a new one is readable by its owner only, and so is what SQLite lays beside it.
    closeSync(openSync(file, "a", 0o600));
    return new sqlite.DatabaseSync(resolve(file));
  } catch (error) {
    throw explain(error, file);
  }
}

function createStore(database: DatabaseSync, seed: Seed, file: string): Store {
  // Another process that holds the file is waited for, for a second; then this one holds it until it ends.
  database.exec("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE");
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const isNew = tables.length === 0;
  if (!isNew && !tables.some(({ name }) => name === "schema_version")) throw unusable(file);
  // A write is on the disk before it is answered.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

  function transaction(work: () => void): void {
    database.exec("BEGIN IMMEDIATE");
    try {
      work();
      database.exec("COMMIT");
    } catch (error) {
      try {
        database.exec("ROLLBACK");
      } catch {
        // After some errors, such as a full disk, SQLite has done it already.
      }
      throw error;
    }
  }

  // In one go, so that no crash leaves a database without its seed.
  transaction(() => {
    migrate(database, file);
    if (!isNew) return;
    database.prepare("INSERT INTO secret VALUES (?)").run(randomBytes(32).toString("hex"));
    fill(database, seed);
  });

  const tenants = database.prepare(
    "SELECT client_id clientId, client_secret clientSecret, api_key apiKey FROM tenant ORDER BY rowid",
  );
  const customer = database.prepare("SELECT body FROM customer WHERE client_id = ? AND id = ?");
  const customers = database.prepare("SELECT body FROM customer WHERE client_id = ? ORDER BY rowid");
  const save = database.prepare(
    "INSERT INTO customer VALUES (?, ?, ?) ON CONFLICT (client_id, id) DO UPDATE SET body = excluded.body",
  );
  return {
    secret: database.prepare("SELECT value FROM secret").get()?.value as string,
    tenants: () => tenants.all() as unknown as Tenant[],
    customer(clientId, id) {
      const row = customer.get(clientId, id);
      return row && read(row);
    },
    customers: (clientId) => customers.all(clientId).map(read),
    save: (clientId, changed) => void save.run(clientId, changed.id, JSON.stringify(changed)),
    reset() {
      transaction(() => {
        database.exec("DELETE FROM customer; DELETE FROM tenant");
        fill(database, seed);
      });
    },
    close: () => database.close(),
  };
}

function migrate(database: DatabaseSync, file: string): void {
  database.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const version = Number(database.prepare("SELECT version FROM schema_version").get()?.version ?? 0);
  if (version > migrations.length) {
    throw new Error(`${file} was written by a newer sandbox. Update @conomyhq/sandbox, or choose another --db.`);
  }
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`DELETE FROM schema_version; INSERT INTO schema_version VALUES (${migrations.length})`);
}

function fill(database: DatabaseSync, { tenants }: Seed): void {
  const addTenant = database.prepare("INSERT INTO tenant VALUES (?, ?, ?)");
  const addCustomer = database.prepare("INSERT INTO customer VALUES (?, ?, ?)");
  for (const { clientId, clientSecret, apiKey, customers = [] } of tenants) {
    addTenant.run(clientId, clientSecret, apiKey);
    for (const customer of customers) addCustomer.run(clientId, customer.id, JSON.stringify(customer));
  }
}

function explain(error: unknown, file: string): unknown {
  const { message, code } = error as { message: string; code?: string };
  if (code === undefined) return error;
  if (/not a database|malformed/i.test(message)) return unusable(file, error);
  const advice = /locked|busy/i.test(message)
    ? "is in use by another process. Stop it, or choose another --db."
    : `cannot be used: ${message}. Check that its folder exists and may be written.`;
  return new Error(`${file} ${advice}`, { cause: error });
}

function unusable(file: string, cause?: unknown): Error {
  const message = `${file} is no database of the sandbox's, or is damaged. Move it away, or choose another --db.`;
  return new Error(message, { cause });
}

function read(row: Record<string, unknown>): StoredCustomer {
  return JSON.parse(row.body as string);
}
