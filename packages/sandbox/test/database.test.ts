import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { folder, serve } from "./command.ts";
import { customerId, send, start, tokenOf, twoTenants } from "./helpers.ts";

let db: string;
beforeEach(() => {
  db = join(folder(), "state.db");
});

it("keeps state and tokens over a restart", async () => {
  const first = await startSandbox({ port: false, db });
  const token = await tokenOf(first);
  await send(first, { token, body: { email: "new@example.com" } });
  const { id } = first.customers.add({ firstName: "Eva" });
  await first.close();

  const second = await start({ db });
  expect(second.customers.list().map((customer) => customer.id)).toEqual([customerId, id]);
  expect(second.customers.get(customerId)?.email).toBe("new@example.com");
  expect((await send(second, { token })).status).toBe(200);
});

it("keeps its tenants when another seed is given, until a reset", async () => {
  await (await startSandbox({ port: false, db })).close();
  const sandbox = await start({ db, seed: twoTenants });
  expect(sandbox.clientOptions.apiKey).toBe("sandbox-key");
  sandbox.reset();
  expect(sandbox.customers.list("ana")).toHaveLength(2);
});

it("gives new customers ids that an earlier run did not give", async () => {
  const first = await startSandbox({ port: false, db });
  const ids = [first.customers.add({ firstName: "Ana" }).id];
  await first.close();
  const second = await start({ db });
  ids.push(second.customers.add({ firstName: "Eva" }).id);
  expect(second.customers.list()).toHaveLength(3);
  expect(new Set(ids).size).toBe(2);
});

it("forgets without a file", async () => {
  const first = await startSandbox({ port: false });
  await send(first, { body: { email: "new@example.com" } });
  await first.close();
  expect((await start()).customers.get(customerId)?.email).toBe("ana@example.com");
});

it.runIf(process.platform !== "win32")("lets nobody but the owner read what it keeps", async () => {
  const sandbox = await start({ db });
  await send(sandbox);
  const modes = readdirSync(join(db, "..")).map((name) => statSync(join(db, "..", name)).mode & 0o777);
  expect(modes).toEqual(modes.map(() => 0o600));
});

it("says that another process holds the file", async () => {
  await serve("--db", db);
  await expect(startSandbox({ db })).rejects.toThrow(
    `${db} is in use by another process. Stop it, or choose another --db.`,
  );
});

it.each([
  ["another kind of file", Buffer.from("Dear diary, ".repeat(1000))],
  ["a file that begins like one", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4096, 7)])],
])("says that %s is no database", async (_, content) => {
  writeFileSync(db, content);
  await expect(startSandbox({ db })).rejects.toThrow(
    `${db} is not a database of the sandbox, or is damaged. Move it away, or choose another --db.`,
  );
  expect(readFileSync(db)).toEqual(content);
});

it("says that a database is damaged", async () => {
  await (await startSandbox({ port: false, db })).close();
  const content = readFileSync(db);
  writeFileSync(db, content.fill(255, 100, 3000));
  await expect(startSandbox({ db })).rejects.toThrow(/is not a database of the sandbox, or is damaged/);
});

it("leaves a database of somebody else's alone", async () => {
  const other = new DatabaseSync(db);
  other.exec("CREATE TABLE diary (entry TEXT)");
  other.close();
  const before = readFileSync(db);
  await expect(startSandbox({ db })).rejects.toThrow(/is not a database of the sandbox/);
  expect(readFileSync(db)).toEqual(before);
});

it("says that a newer sandbox wrote the file", async () => {
  await (await startSandbox({ port: false, db })).close();
  const newer = new DatabaseSync(db);
  newer.exec("UPDATE schema_version SET version = 99");
  newer.close();
  await expect(startSandbox({ db })).rejects.toThrow(
    `${db} was written by a newer sandbox. Update @conomyhq/sandbox, or choose another --db.`,
  );
});

it("says that the folder is missing, or that the file is one", async () => {
  const missing = join(db, "none", "state.db");
  await expect(startSandbox({ db: missing })).rejects.toThrow(
    new RegExp(`^${missing} cannot be used: ENOENT.*Check that its folder exists and may be written\\.$`),
  );
  await expect(startSandbox({ db: join(db, "..") })).rejects.toThrow(/cannot be used: EISDIR/);
});

it("lets go of the file when it cannot start", async () => {
  const { url } = await start({ port: 0 });
  await expect(startSandbox({ db, port: Number(new URL(url).port) })).rejects.toThrow(/is taken/);
  await start({ db });
});
