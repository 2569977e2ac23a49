import { join } from "node:path";
import { expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { folder } from "./command.ts";
import { callerOf, customerId, send, start, twoTenants } from "./helpers.ts";

const eva = { clientId: "eva", clientSecret: "eva-secret", apiKey: "eva-key" };
const caller = callerOf("eva");

it("adds tenants that may call, with their customers", async () => {
  const sandbox = await start();
  sandbox.tenants.add({ ...eva, customers: [{ id: "1", firstName: "Eva" }] });
  expect((await send(sandbox, { path: "/customers/1", caller })).status).toBe(200);
  expect((await send(sandbox, { path: `/customers/${customerId}`, caller })).status).toBe(404);
  expect(sandbox.tenants.get("eva")).toEqual(eva);
  expect(sandbox.tenants.list().map(({ clientId }) => clientId)).toEqual(["sandbox-client", "eva"]);
});

it("replaces the key of a tenant and keeps its customers, unless others are given", async () => {
  const sandbox = await start({ seed: twoTenants });
  sandbox.tenants.replace({ ...eva, apiKey: "other-key" });
  expect((await send(sandbox, { path: "/customers/of-eva", caller, recorded: false, token: "any" })).status).toBe(401);
  const renewed = { ...caller, apiKey: "other-key" };
  expect((await send(sandbox, { path: "/customers/of-eva", caller: renewed })).status).toBe(200);
  sandbox.tenants.replace({ ...eva, customers: [{ id: "1", firstName: "Eva" }] });
  expect(sandbox.customers.list("eva").map(({ id }) => id)).toEqual(["1"]);
});

it("removes a tenant and its customers, and the next one is the first", async () => {
  const sandbox = await start({ seed: twoTenants });
  sandbox.tenants.remove("ana");
  expect(sandbox.clientOptions).toMatchObject(caller);
  expect(sandbox.customers.list().map(({ id }) => id)).toEqual(["of-eva", "shared"]);
  sandbox.tenants.add({ ...eva, clientId: "ana", apiKey: "ana-key" });
  expect(sandbox.customers.list("ana")).toEqual([]);
});

it("refuses tenants that nobody could tell apart, and to be without one", async () => {
  const { tenants } = await start();
  tenants.add(eva);
  expect(() => tenants.add(eva)).toThrow("There is a tenant eva already.");
  expect(() => tenants.add({ ...eva, clientId: "ana" })).toThrow("The tenant eva has this apiKey already.");
  expect(() => tenants.replace({ ...eva, apiKey: "sandbox-key" })).toThrow("The tenant sandbox-client has this apiKey");
  expect(() => tenants.replace({ ...eva, clientId: "ana" })).toThrow("There is no tenant ana.");
  expect(() => tenants.remove("ana")).toThrow("There is no tenant ana.");
  expect(() => tenants.add({ clientId: "ana" } as never)).toThrow(
    "The tenant is not valid: clientSecret must be a non-empty string",
  );
  tenants.remove("eva");
  expect(() => tenants.remove("sandbox-client")).toThrow("The last tenant cannot be removed");
});

it("hands out copies", async () => {
  const { tenants, snapshot } = await start({ seed: twoTenants });
  Object.assign(tenants.list()[0] ?? {}, { apiKey: "changed" });
  Object.assign(tenants.get("ana") ?? {}, { apiKey: "changed" });
  expect(snapshot()).toEqual(twoTenants);
});

it("goes back to a snapshot, as often as wanted", async () => {
  const sandbox = await start({ seed: twoTenants });
  const snapshot = sandbox.snapshot();
  expect(snapshot).toEqual(twoTenants);
  for (const round of [1, 2]) {
    sandbox.tenants.remove("ana");
    sandbox.customers.add({ id: `${round}`, firstName: "Eva" });
    sandbox.restore(snapshot);
    expect(sandbox.snapshot()).toEqual(twoTenants);
  }
  sandbox.reset();
  expect(sandbox.snapshot()).toEqual(twoTenants);
});

it("a snapshot is plain data that another sandbox starts with, or that a database keeps", async () => {
  const sandbox = await start();
  sandbox.customers.add({ id: "1", firstName: "Eva" });
  const snapshot = JSON.parse(JSON.stringify(sandbox.snapshot()));
  expect((await start({ seed: snapshot })).customers.get("1")).toEqual({ id: "1", firstName: "Eva" });

  const db = join(folder(), "state.db");
  const first = await startSandbox({ port: false, db });
  first.restore(snapshot);
  await first.close();
  expect((await start({ db })).snapshot()).toEqual(snapshot);
});

it("changes nothing if a snapshot is wrong", async () => {
  const sandbox = await start({ seed: twoTenants });
  const [ana] = twoTenants.tenants;
  const wrong = { tenants: [ana, { ...eva, customers: [{ id: "1" }] }] };
  expect(() => sandbox.restore(wrong as never)).toThrow("snapshot: tenants[1].customers[0]: firstName is required.");
  expect(sandbox.snapshot()).toEqual(twoTenants);
});
