import { createConomyClient, isConomyApiError } from "@conomyhq/client";
import { startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeEach, expect, it } from "vitest";

const id = "69e25243baa9fd9b463d6bac";
const sandbox = await startSandbox({ port: false });
const conomy = createConomyClient({ ...sandbox.clientOptions, retry: { minDelay: 0 } });

beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

it("changes the address that invoices go to", async () => {
  await conomy.customers.update(id, { email: "invoices@example.com" });
  expect(sandbox.customers.get(id)).toMatchObject({ firstName: "Ana", email: "invoices@example.com" });
});

it("survives a rate limit", async () => {
  sandbox.faults.next("tooManyRequests");
  await conomy.customers.update(id, { email: "invoices@example.com" });
  const updates = sandbox.requests.filter(({ method }) => method === "PATCH");
  expect(updates.map(({ status }) => status)).toEqual([429, 200]);
});

it("tells a customer that does not exist from other errors", async () => {
  const error = await conomy.customers.update("nobody", {}).catch((reason) => reason);
  expect(isConomyApiError(error, { status: 404 })).toBe(true);
});
