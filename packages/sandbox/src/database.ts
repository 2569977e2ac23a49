import { closeSync, openSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** A database whose tables are there. */
export interface Database {
  sqlite: DatabaseSync;
  /** Does all of the work, or none of it. */
  transaction(work: () => void): void;
}

/** How many rowids a block has. A database that was kept has blocks of this size. */
export const blockSize = 512;

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
  // SQLite ends each key of an index with the rowid, so equal keys stand in the order in which customers came.
  `CREATE INDEX customer_order ON customer (client_id);
   CREATE INDEX customer_document ON customer
     (client_id, json_extract(body, '$.documentNumber'), json_extract(body, '$.documentType'));
   CREATE INDEX customer_type ON customer (client_id, json_extract(body, '$.type'));
   CREATE INDEX customer_identity ON customer (client_id, json_extract(body, '$.identityId'));

   -- How many customers each block of ${blockSize} rowids has: a page is found without counting all rows before it.
   CREATE TABLE customer_block (
     client_id TEXT NOT NULL,
     block INTEGER NOT NULL,
     size INTEGER NOT NULL,
     PRIMARY KEY (client_id, block)
   ) WITHOUT ROWID;
   INSERT INTO customer_block SELECT client_id, rowid / ${blockSize}, count(*) FROM customer GROUP BY 1, 2;
   CREATE TRIGGER customer_added AFTER INSERT ON customer BEGIN
     INSERT INTO customer_block VALUES (new.client_id, new.rowid / ${blockSize}, 1)
       ON CONFLICT DO UPDATE SET size = size + 1;
   END;
   CREATE TRIGGER customer_removed AFTER DELETE ON customer BEGIN
     UPDATE customer_block SET size = size - 1 WHERE client_id = old.client_id AND block = old.rowid / ${blockSize};
     DELETE FROM customer_block WHERE client_id = old.client_id AND block = old.rowid / ${blockSize} AND size = 0;
   END;`,
];

const inMemory = ":memory:";

/**
 * Opens a database, and brings it to the latest version.
 *
 * @param file - Where it is kept; without it, it is forgotten at the end.
 * @param begin - Fills a new one, in one go with its tables: no crash leaves it without its seed.
 * @throws an `Error` that names the file, if it is locked by another process or no database of the sandbox's.
 */
export function openDatabase(file: string | undefined, begin: (sqlite: DatabaseSync) => void): Database {
  const sqlite = connect(file ?? inMemory);
  try {
    return prepare(sqlite, begin, file ?? inMemory);
  } catch (error) {
    sqlite.close();
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

function prepare(sqlite: DatabaseSync, begin: (sqlite: DatabaseSync) => void, file: string): Database {
  // Another process that holds the file is waited for, for a second; then this one holds it until it ends.
  sqlite.exec("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE");
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const isNew = tables.length === 0;
  if (!isNew && !tables.some(({ name }) => name === "schema_version")) throw unusable(file);
  // A write is on the disk before its response is sent.
  sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

  function transaction(work: () => void): void {
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      work();
      sqlite.exec("COMMIT");
    } catch (error) {
      try {
        sqlite.exec("ROLLBACK");
      } catch {
        // After some errors, such as a full disk, SQLite has done it already.
      }
      throw error;
    }
  }
  transaction(() => {
    migrate(sqlite, file);
    if (isNew) begin(sqlite);
  });
  return { sqlite, transaction };
}

function migrate(sqlite: DatabaseSync, file: string): void {
  sqlite.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
  const version = Number(sqlite.prepare("SELECT version FROM schema_version").get()?.version ?? 0);
  if (version > migrations.length) {
    throw new Error(`${file} was written by a newer sandbox. Update @conomyhq/sandbox, or choose another --db.`);
  }
  for (const step of migrations.slice(version)) sqlite.exec(step);
  sqlite.exec(`DELETE FROM schema_version; INSERT INTO schema_version VALUES (${migrations.length})`);
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
  const message = `${file} is not a database of the sandbox, or is damaged. Move it away, or choose another --db.`;
  return new Error(message, { cause });
}
