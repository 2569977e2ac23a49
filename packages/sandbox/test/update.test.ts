import { expect, it } from "vitest";
import { ownContract } from "../src/contract.ts";
import { bodyOf, customerId, send, start } from "./helpers.ts";

it("changes what was given, keeps what was left out, and returns the whole customer", async () => {
  const sandbox = await start();
  const before = sandbox.customers.get(customerId);
  const response = await send(sandbox, { body: { email: "new@example.com" } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ ...before, email: "new@example.com" });
});

it("changes every field that the contract has", async () => {
  const sandbox = await start();
  const { id } = sandbox.customers.add({ firstName: "Eva" });
  const changes = { ...sandbox.customers.get(customerId), id };
  const { CustomerUpdate, Address } = ownContract.document.components.schemas;
  expect(Object.keys(changes).sort()).toEqual(Object.keys(CustomerUpdate?.properties ?? {}).sort());
  expect(Object.keys(changes.address ?? {}).sort()).toEqual(Object.keys(Address?.properties ?? {}).sort());
  const body = await bodyOf(send(sandbox, { path: `/customers/${id}`, body: changes }));
  expect(body).toEqual(changes);
  expect(sandbox.customers.get(id)).toEqual(changes);
});

it("remembers: the next call sees the change", async () => {
  const sandbox = await start();
  await send(sandbox, { body: { email: "new@example.com" } });
  const response = await bodyOf(send(sandbox, { body: { lastName: "Soto" } }));
  expect(response).toMatchObject({ email: "new@example.com", lastName: "Soto" });
  expect(sandbox.customers.get(customerId)).toEqual(response);
});

it("returns the customer as it is when nothing is given", async () => {
  const sandbox = await start();
  const before = sandbox.customers.get(customerId);
  expect(await bodyOf(send(sandbox, { body: {} }))).toEqual(before);
});

it("merges an address field by field", async () => {
  const sandbox = await start();
  const before = sandbox.customers.get(customerId)?.address;
  const { address } = await bodyOf(send(sandbox, { body: { address: { street: "Los Leones" } } }));
  expect(address).toEqual({ ...before, street: "Los Leones" });
});

it("gives an address to a customer that had none", async () => {
  const sandbox = await start();
  const { id } = sandbox.customers.add({ firstName: "Eva" });
  const { address } = await bodyOf(send(sandbox, { path: `/customers/${id}`, body: { address: { country: "CHL" } } }));
  expect(address).toEqual({ country: "CHL" });
});

it.each([
  ["a field", { email: null }, "email must be string"],
  ["the address", { address: null }, "address must be object"],
  ["a member of the address", { address: { street: null } }, "address.street must be string"],
])("rejects null for %s, and changes nothing", async (_, body, detail) => {
  const sandbox = await start();
  const before = sandbox.customers.get(customerId);
  const response = await send(sandbox, { body: { lastName: "Soto", ...body } });
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: "11", type: "invalidParam", detail });
  expect(sandbox.customers.get(customerId)).toEqual(before);
});

it("takes the id of the path in the body, and rejects another", async () => {
  const sandbox = await start();
  expect((await send(sandbox, { body: { id: customerId } })).status).toBe(200);
  for (const id of ["another", ""]) {
    expect(await bodyOf(send(sandbox, { body: { id } }))).toMatchObject({
      code: "11",
      detail: "id differs from the customer in the path",
    });
  }
});

it("keeps fields that the contract does not know, names that mean something to JavaScript included", async () => {
  const sandbox = await start();
  await send(sandbox, { body: '{"segment":{"a":[null]},"__proto__":{"admin":true}}' });
  const customer = await bodyOf(send(sandbox));
  expect(customer.segment).toEqual({ a: [null] });
  expect(Object.hasOwn(customer, "__proto__")).toBe(true);
  expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
});

it.each([
  ["a number for a text", { firstName: 1 }, "firstName must be string"],
  ["a text for the address", { address: "Providencia" }, "address must be object"],
  ["a list", [], "The body must be object"],
  ["a text", '"text"', "The body must be object"],
  ["null", "null", "The body must be object"],
])("rejects %s", async (_, body, detail) => {
  expect(await bodyOf(send(await start(), { body }))).toMatchObject({ code: "11", detail });
});

it("never repeats a value that it rejects", async () => {
  const response = await send(await start(), { body: { email: ["ana@example.com"] } });
  expect(await response.text()).not.toContain("ana@");
});

it("does not know a customer that nobody added", async () => {
  const response = await send(await start(), { path: "/customers/nobody" });
  expect(response.status).toBe(404);
  expect(await bodyOf(response)).toMatchObject({ code: "31", type: "notFound", detail: "The customer was not found" });
});

it("finds a customer under whatever id it has", async () => {
  const sandbox = await start();
  for (const id of ["a/b", "ñandú", "100%", "%41", "a b", "'; --"]) {
    sandbox.customers.add({ id, firstName: "Eva" });
    const response = await bodyOf(send(sandbox, { path: `/customers/${encodeURIComponent(id)}` }));
    expect(response.id).toBe(id);
  }
});

it("loses none of the changes that come at once", async () => {
  const sandbox = await start({ port: 0 });
  const fields = ["firstName", "lastName", "email", "phoneNumber", "documentNumber"];
  await Promise.all(fields.map((field) => send(sandbox, { body: { [field]: "changed" } })));
  expect(sandbox.customers.get(customerId)).toMatchObject(
    Object.fromEntries(fields.map((field) => [field, "changed"])),
  );
});
