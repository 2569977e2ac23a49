import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ownContract } from "../src/contract.ts";
import { type Seed, startSandbox } from "../src/index.ts";
import { readSeed } from "../src/seed.ts";
import { folder } from "./command.ts";
import { callerOf, send, start, twoTenants } from "./helpers.ts";

const tenant = { clientId: "a", clientSecret: "b", apiKey: "c" };
const customer = { id: "1", firstName: "Ana" };

it("starts with the tenants and customers of the seed, the first tenant being the default", async () => {
  const sandbox = await start({ seed: twoTenants });
  expect(sandbox.clientOptions).toMatchObject(callerOf("ana"));
  expect((await send(sandbox, { path: "/customers/of-ana" })).status).toBe(200);
  expect((await send(sandbox, { path: "/customers/of-eva", caller: callerOf("eva") })).status).toBe(200);
});

it("has customers of the contract's example without one", async () => {
  const sandbox = await start();
  expect(sandbox.customers.list()).toMatchObject([
    { firstName: "Ana", lastName: "Rojas", address: { country: "CHL" } },
  ]);
});

it.each([
  ["nothing", null, "`tenants` must be a list of tenants"],
  ["no tenant", { tenants: [] }, "`tenants` must be a list of tenants"],
  ["a tenant that is none", { tenants: [null] }, "tenants[0].clientId must be a non-empty string"],
  ["an empty key", { tenants: [{ ...tenant, apiKey: "" }] }, "tenants[0].apiKey must be a non-empty string"],
  ["a field that it has not", { tenants: [tenant], tenant }, "`tenant` is not a field of a seed"],
  [
    "no secret",
    { tenants: [tenant, { clientId: "x", apiKey: "y" }] },
    "tenants[1].clientSecret must be a non-empty string",
  ],
  ["a field too many", { tenants: [{ ...tenant, customer: [] }] }, "tenants[0].customer is not a field of a tenant"],
  [
    "a client id that no URL can name",
    { tenants: [{ ...tenant, clientId: ".." }] },
    "tenants[0].clientId must not be . or ..",
  ],
  ["the same client twice", { tenants: [tenant, { ...tenant, apiKey: "d" }] }, "tenants[1].clientId is used twice"],
  ["the same key twice", { tenants: [tenant, { ...tenant, clientId: "d" }] }, "tenants[1].apiKey is used twice"],
  ["customers that are no list", { tenants: [{ ...tenant, customers: {} }] }, "tenants[0].customers must be a list"],
  [
    "a customer that the contract rejects",
    { tenants: [{ ...tenant, customers: [customer, { id: "2", firstName: "Eva", address: { street: 1 } }] }] },
    "tenants[0].customers[1]: address.street must be string",
  ],
  [
    "a customer without a name",
    { tenants: [{ ...tenant, customers: [{ id: "1" }] }] },
    "tenants[0].customers[0]: firstName is required",
  ],
  [
    "a customer without an id",
    { tenants: [{ ...tenant, customers: [{ firstName: "Eva" }] }] },
    "tenants[0].customers[0].id must be a non-empty string",
  ],
  [
    "the same customer twice",
    { tenants: [{ ...tenant, customers: [customer, customer] }] },
    "tenants[0].customers[1].id is used twice",
  ],
])("names what is wrong in a seed with %s", async (_, seed, message) => {
  await expect(startSandbox({ seed: seed as Seed })).rejects.toThrow(`seed: ${message}`);
  const file = join(folder(), "seed.json");
  writeFileSync(file, JSON.stringify(seed));
  expect(() => readSeed(file, ownContract.schemas)).toThrow(`${file}: ${message}`);
});

it("names a file that is missing or no JSON", () => {
  const file = join(folder(), "seed.json");
  expect(() => readSeed(file, ownContract.schemas)).toThrow(`${file} cannot be read as JSON: ENOENT`);
  writeFileSync(file, "{");
  expect(() => readSeed(file, ownContract.schemas)).toThrow(`${file} cannot be read as JSON: `);
});
