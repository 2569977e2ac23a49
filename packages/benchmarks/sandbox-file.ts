import { DatabaseSync } from "node:sqlite";

/** Adds so many customers to the file of a sandbox that has stopped. */
export function fill(file: string, count: number): void {
  const database = new DatabaseSync(file);
  const add = database.prepare("INSERT INTO customer VALUES ('sandbox-client', ?, ?)");
  database.exec("BEGIN");
  for (let index = 0; index < count; index++)
    add.run(`c${index}`, JSON.stringify({ id: `c${index}`, firstName: "Ana" }));
  database.exec("COMMIT");
  database.close();
}
