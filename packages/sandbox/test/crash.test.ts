import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder, serve } from "./command.ts";
import { callerOf, start } from "./helpers.ts";

const writes = 1000;

it("has every acknowledged change after it was killed during 1,000 writes", async () => {
  const files = folder();
  const [db, seed] = [join(files, "state.db"), join(files, "seed.json")];
  const customers = Array.from({ length: writes }, (_, index) => ({ id: `${index}`, firstName: "before" }));
  writeFileSync(
    seed,
    JSON.stringify({ tenants: [{ clientId: "ana", clientSecret: "ana-secret", apiKey: "ana-key", customers }] }),
  );

  const { url, process: child, end } = await serve("--db", db, "--seed", seed);
  const { apiKey, credentials } = callerOf("ana");
  const headers = { "content-type": "application/json", "x-api-key": apiKey, "user-agent": "test/1" };
  const issued = await fetch(`${url}/auth`, { method: "POST", headers, body: JSON.stringify(credentials) });
  const { accessToken } = (await issued.json()) as { accessToken: string };

  const acknowledged = new Set<string>();
  const rest = customers.map(({ id }) => id);
  async function write(): Promise<void> {
    for (let id = rest.shift(); id !== undefined; id = rest.shift()) {
      const response = await fetch(`${url}/customers/${id}`, {
        method: "PATCH",
        headers: { ...headers, authorization: `Bearer ${accessToken}` },
        body: '{"firstName":"after"}',
      });
      if (response.ok) acknowledged.add(id);
      if (acknowledged.size === writes / 2) child.kill("SIGKILL");
    }
  }
  await Promise.allSettled(Array.from({ length: 16 }, write));
  expect(await end).toBe("SIGKILL");
  expect(acknowledged.size).toBeGreaterThanOrEqual(writes / 2);
  expect(acknowledged.size).toBeLessThan(writes);

  const sandbox = await start({ db });
  const after = sandbox.customers.list().filter(({ firstName }) => firstName === "after");
  expect([...acknowledged].filter((id) => !after.some((customer) => customer.id === id))).toEqual([]);
  expect(sandbox.customers.list()).toHaveLength(writes);
});
