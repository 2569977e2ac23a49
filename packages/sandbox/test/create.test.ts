import { expect, it } from "vitest";
import { ownContract } from "../src/contract.ts";
import { bodyOf, type Call, customerId, send, start, twoTenants } from "./helpers.ts";

const create = (body: unknown): Call => ({ method: "POST", path: "/customers", body });

it("creates a customer, which the next calls read, update and list", async () => {
  const sandbox = await start();
  const response = await send(sandbox, create({ firstName: "Eva" }));
  expect(response.status).toBe(201);
  const customer = await bodyOf(response);
  expect(customer).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), firstName: "Eva" });

  const path = `/customers/${customer.id}`;
  expect(await bodyOf(send(sandbox, { method: "GET", path }))).toEqual(customer);
  expect(await bodyOf(send(sandbox, { path, body: { lastName: "Soto" } }))).toEqual({ ...customer, lastName: "Soto" });
  expect(await bodyOf(send(sandbox, { method: "GET", path }))).toEqual({ ...customer, lastName: "Soto" });
  const { results } = await bodyOf(send(sandbox, { method: "GET", path: `/customers?id=${customer.id}` }));
  expect(results).toEqual([{ ...customer, lastName: "Soto" }]);
});

it("takes every field that the contract has, and keeps those that it does not know", async () => {
  const sandbox = await start();
  const given = {
    ...sandbox.customers.get(customerId),
    id: "own",
    documentNumber: "23456789-0",
    note: { of: ["ours"] },
  };
  expect(Object.keys(given)).toEqual(
    expect.arrayContaining(Object.keys(ownContract.document.components.schemas.NewCustomer?.properties ?? {})),
  );
  expect(await bodyOf(send(sandbox, create(given)))).toEqual(given);
  expect(sandbox.customers.get("own")).toEqual(given);
});

it.each([
  ["no name", { email: "eva@example.com" }, "12", "firstName is required"],
  ["a name that is no text", { firstName: 1 }, "11", "firstName must be string"],
  ...["", ".", ".."].map((id): [string, object, string, string] => [
    `the id "${id}"`,
    { id, firstName: "Eva" },
    "11",
    "id must not be empty, . or .., because no URL can name such a customer",
  ]),
])("creates nothing with %s", async (_, body, code, detail) => {
  const sandbox = await start();
  const response = await send(sandbox, create(body));
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code, detail });
  expect(sandbox.customers.list()).toHaveLength(1);
});

const document = { documentType: "RUT", documentNumber: "12345678-0" };

it.each([
  ["its id", { id: customerId }, "A customer with this id exists"],
  ["its document", document, "A customer with this document exists"],
])("refuses a customer if another one of the tenant has %s", async (_, same, detail) => {
  const sandbox = await start();
  const before = sandbox.customers.list();
  const response = await send(sandbox, create({ firstName: "Eva", ...same }));
  expect(response.status).toBe(409);
  expect(await bodyOf(response)).toMatchObject({ code: "13", type: "alreadyExist", detail });
  expect(sandbox.customers.list()).toEqual(before);
});

it.each([
  ["the same number of another type", { ...document, documentType: "CUIT" }],
  ["the same type with another number", { ...document, documentNumber: "23456789-0" }],
  ["the same type without a number", { documentType: "RUT" }],
  ["the same e-mail address", { email: "ana@example.com" }],
])("does not take %s for a conflict", async (_, body) => {
  expect((await send(await start(), create({ firstName: "Eva", ...body }))).status).toBe(201);
});

it("finds no conflict with a customer that is gone, changed, or of another tenant", async () => {
  const sandbox = await start({ seed: twoTenants });
  const same = create({ firstName: "Ana", ...document });
  const { id } = await bodyOf(send(sandbox, same));
  expect((await send(sandbox, { ...same, caller: { apiKey: "eva-key", credentials: secretOf("eva") } })).status).toBe(
    201,
  );
  await send(sandbox, { path: `/customers/${id}`, body: { documentNumber: "23456789-0" } });
  expect((await send(sandbox, same)).status).toBe(201);
  for (const customer of sandbox.customers.list()) sandbox.customers.remove(customer.id);
  expect((await send(sandbox, same)).status).toBe(201);
});

it("says of a create that was lost on its way back that it was done: code 13, and the customer is there", async () => {
  const sandbox = await start();
  const own = create({ id: "own", firstName: "Eva" });
  sandbox.faults.next("dropAfterSend");
  await expect(send(sandbox, own)).rejects.toThrow();
  expect(await bodyOf(send(sandbox, own))).toMatchObject({ code: "13" });
  expect((await send(sandbox, { method: "GET", path: "/customers/own" })).status).toBe(200);
});

it("reads no customer that is not there", async () => {
  const response = await send(await start(), { method: "GET", path: "/customers/nobody" });
  expect(response.status).toBe(404);
  expect(await bodyOf(response)).toMatchObject({ code: "31", detail: "The customer was not found" });
});

function secretOf(clientId: string) {
  return { clientId, clientSecret: `${clientId}-secret` };
}
