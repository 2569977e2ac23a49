import { expect, it } from "vitest";
import type { SandboxCustomers } from "../src/index.ts";
import { bodyOf, send, start, twoTenants } from "./helpers.ts";

it("adds customers that the API then knows", async () => {
  const sandbox = await start();
  const { id } = sandbox.customers.add({ firstName: "Eva" });
  expect(await bodyOf(send(sandbox, { path: `/customers/${id}`, body: { lastName: "Soto" } }))).toEqual({
    id,
    firstName: "Eva",
    lastName: "Soto",
  });
});

it("replaces the customer whose id is given", async () => {
  const { customers } = await start();
  customers.add({ id: "1", firstName: "Eva", email: "eva@example.com" });
  customers.add({ id: "1", firstName: "Eva" });
  expect(customers.get("1")).toEqual({ id: "1", firstName: "Eva" });
  expect(customers.list()).toHaveLength(2);
});

it("reads and adds for the first tenant, or for the one that is named", async () => {
  const { customers } = await start({ seed: twoTenants });
  customers.add({ id: "new", firstName: "Eva" }, "eva");
  expect(customers.list().map(({ id }) => id)).toEqual(["of-ana", "shared"]);
  expect(customers.list("eva").map(({ id }) => id)).toEqual(["of-eva", "shared", "new"]);
  expect([customers.get("new"), customers.get("new", "eva")?.firstName]).toEqual([undefined, "Eva"]);
});

it("hands out copies", async () => {
  const { customers } = await start();
  const [customer] = customers.list();
  Object.assign(customer ?? {}, { firstName: "changed" });
  expect(customers.list()[0]?.firstName).toBe("Ana");
});

it("refuses a customer that the contract rejects, and a tenant that there is not", async () => {
  const { customers } = await start();
  const add: (customer: never, clientId?: string) => unknown = customers.add;
  expect(() => add({ firstName: 1 } as never)).toThrow("The customer is not valid: firstName must be string.");
  expect(() => add({} as never)).toThrow("The customer is not valid: firstName is required.");
  for (const x of [() => 1, Number.NaN, new Map()]) {
    expect(() => add({ firstName: "a", x } as never)).toThrow("The customer is not valid: JSON cannot hold all of it.");
  }
  expect(() => customers.add({ firstName: "Eva" }, "nobody")).toThrow("There is no tenant nobody.");
});

it("takes as many levels as a body of the API may have, and no more", async () => {
  const { customers, restore } = await start();
  const nested = (levels: number): object => (levels === 0 ? {} : { in: nested(levels - 1) });
  const deep = { id: "deep", firstName: "Eva", x: nested(99) };
  expect(customers.add({ ...deep, x: nested(98) } as never)).toMatchObject({ id: "deep" });
  expect(() => customers.add(deep as never)).toThrow("The customer is not valid: it has more than 100 levels.");
  const tenant = { clientId: "a", clientSecret: "b", apiKey: "c", customers: [deep] };
  expect(() => restore({ tenants: [tenant] })).toThrow("tenants[0].customers[0]: it has more than 100 levels.");
});

it("replaces a customer whole, and removes it", async () => {
  const sandbox = await start();
  const { id } = sandbox.customers.add({ firstName: "Eva", email: "eva@example.com" });
  expect(sandbox.customers.replace(id, { firstName: "Eva" })).toEqual({ id, firstName: "Eva" });
  expect(sandbox.customers.get(id)).toEqual({ id, firstName: "Eva" });
  sandbox.customers.remove(id);
  expect((await send(sandbox, { path: `/customers/${id}` })).status).toBe(404);
});

it("lists a part of many", async () => {
  const { customers } = await start({ seed: twoTenants });
  for (const id of ["1", "2", "3"]) customers.add({ id, firstName: "Eva" }, "eva");
  const idsOf = (part: object) => customers.list("eva", part).map(({ id }) => id);
  expect(idsOf({ limit: 2 })).toEqual(["of-eva", "shared"]);
  expect(idsOf({ limit: 2, offset: 3 })).toEqual(["2", "3"]);
  expect(idsOf({ offset: 4 })).toEqual(["3"]);
});

it.each<[string, (customers: never) => unknown, string]>([
  ["a customer without an id", ({ get }: SandboxCustomers) => get(undefined as never), "id must be a non-empty string"],
  ["a customer of a number", ({ get }: SandboxCustomers) => get(5 as never), "id must be a non-empty string"],
  ["a customer of an unknown tenant", ({ get }: SandboxCustomers) => get("shared", "nobody"), "no tenant nobody"],
  ["the customers of an unknown tenant", ({ list }: SandboxCustomers) => list("nobody"), "no tenant nobody"],
  [
    "the customers of a number",
    ({ list }: SandboxCustomers) => list(5 as never),
    "clientId must be a non-empty string",
  ],
  ["a negative limit", ({ list }: SandboxCustomers) => list(undefined, { limit: -1 }), "limit must be a whole number"],
  ["a part that is none", ({ list }: SandboxCustomers) => list("ana", { ofset: 1 } as never), "Did you mean offset?"],
  ["a part of null", ({ list }: SandboxCustomers) => list("ana", null as never), "The options must be an object."],
  [
    "a removal of nothing",
    ({ remove }: SandboxCustomers) => remove(undefined as never),
    "id must be a non-empty string",
  ],
])("refuses %s, and says what is wrong", async (_, ask, message) => {
  const { customers } = await start({ seed: twoTenants });
  expect(() => ask(customers as never)).toThrow(message);
  expect(() => ask(customers as never)).toThrow(TypeError);
  expect(customers.list()).toHaveLength(2);
});

it("says that the sandbox is closed to whoever asks after its end", async () => {
  const { customers, tenants, snapshot, restore, reset, close } = await start({ seed: twoTenants });
  const seed = snapshot();
  await close();
  for (const ask of [
    () => customers.get("shared"),
    () => customers.list(),
    () => customers.add({ firstName: "Eva" }),
    () => customers.remove("shared"),
    () => tenants.get("ana"),
    () => tenants.remove("ana"),
    () => snapshot(),
    () => restore(seed),
    () => reset(),
  ]) {
    expect(ask).toThrow("The sandbox is closed.");
  }
});

it("asks which tenant is meant, and takes none for the first", async () => {
  const { tenants } = await start({ seed: twoTenants });
  const [get, remove] = [tenants.get, tenants.remove] as ((clientId?: unknown) => unknown)[];
  expect(() => get?.()).toThrow("clientId must be a non-empty string.");
  expect(() => remove?.()).toThrow("clientId must be a non-empty string.");
  expect(tenants.list()).toHaveLength(2);
});

it("changes no customer that is not there, and none of another tenant", async () => {
  const { customers } = await start({ seed: twoTenants });
  expect(() => customers.remove("of-eva")).toThrow("There is no customer of-eva.");
  expect(() => customers.replace("of-eva", { firstName: "Ana" })).toThrow("There is no customer of-eva.");
  expect(() => customers.remove("shared", "nobody")).toThrow("There is no tenant nobody.");
  expect(() => customers.replace("shared", { id: "other", firstName: "Ana" })).toThrow("id differs from shared.");
  customers.remove("shared");
  expect(customers.get("shared", "eva")).toEqual({ id: "shared", firstName: "eva" });
});
