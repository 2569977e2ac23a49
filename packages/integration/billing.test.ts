import { createConomyClient } from "@conomyhq/client";
import { startSandbox } from "@conomyhq/sandbox";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Billing, createBilling } from "./billing.ts";

// The tests of an imagined billing service. They use what the README of the sandbox shows, and nothing else.

const sandbox = await startSandbox({
  port: false,
  seed: {
    tenants: [
      {
        clientId: "billing",
        clientSecret: "billing-secret",
        apiKey: "billing-key",
        customers: [
          { id: "ana", firstName: "Ana", email: "ana@example.com" },
          { id: "eva", firstName: "Eva", email: "eva@example.com" },
        ],
      },
    ],
  },
});
let billing: Billing;

beforeEach(() => {
  sandbox.reset();
  billing = createBilling(createConomyClient({ ...sandbox.clientOptions, retry: { attempts: 3, minDelay: 0 } }));
});
afterAll(() => sandbox.close());

describe("changing the address that invoices go to", () => {
  it("changes the e-mail of the customer, and nothing else", async () => {
    expect(await billing.changeInvoiceAddress("ana", "invoices@example.com")).toBe("changed");
    expect(sandbox.customers.list()).toEqual([
      { id: "ana", firstName: "Ana", email: "invoices@example.com" },
      { id: "eva", firstName: "Eva", email: "eva@example.com" },
    ]);
  });

  it("sends the new address once", async () => {
    await billing.changeInvoiceAddress("ana", "invoices@example.com");
    const [call] = sandbox.requests.verify({ operation: "updateCustomer", customer: "ana" }, { times: 1 });
    expect(JSON.parse(call?.body ?? "")).toEqual({ email: "invoices@example.com" });
  });

  it("says that a customer does not exist", async () => {
    sandbox.customers.remove("ana");
    expect(await billing.changeInvoiceAddress("ana", "invoices@example.com")).toBe("unknown customer");
  });
});

describe("when Conomy has a bad day", () => {
  it("a rate limit delays the change", async () => {
    sandbox.faults.next("tooManyRequests");
    expect(await billing.changeInvoiceAddress("ana", "invoices@example.com")).toBe("changed");
    sandbox.requests.verify({ operation: "updateCustomer", status: 429 }, { times: 1 });
    sandbox.requests.verify({ operation: "updateCustomer", status: 200 }, { times: 1 });
  });

  it("a connection that breaks after the change does no harm", async () => {
    sandbox.faults.next("dropAfterSend");
    expect(await billing.changeInvoiceAddress("ana", "invoices@example.com")).toBe("changed");
    sandbox.requests.verify({ customer: "ana" }, { times: 2 });
    expect(sandbox.customers.get("ana")?.email).toBe("invoices@example.com");
  });

  it("an outage for one customer leaves the others alone, and is made up for later", async () => {
    sandbox.faults.next("serverError", { customer: "ana", times: Number.POSITIVE_INFINITY });
    expect(await billing.changeInvoiceAddress("ana", "ana@example.org")).toBe("postponed");
    expect(await billing.changeInvoiceAddress("eva", "eva@example.org")).toBe("changed");
    sandbox.requests.verify({ customer: "ana", status: 500 }, { times: 3 });

    sandbox.faults.clear();
    await billing.catchUp();
    expect(sandbox.customers.get("ana")?.email).toBe("ana@example.org");
  });
});

it("gets another token once the first one has expired", async () => {
  await billing.changeInvoiceAddress("ana", "first@example.com");
  sandbox.clock.advance(3_600_000);
  expect(await billing.changeInvoiceAddress("ana", "second@example.com")).toBe("changed");
  sandbox.requests.verify({ operation: "createAccessToken" }, { times: 2 });
});

it("makes the same changes from the same state, however often it runs", async () => {
  await billing.changeInvoiceAddress("eva", "archive@example.com");
  const start = sandbox.snapshot();
  const run = async () => {
    sandbox.restore(start);
    await billing.changeInvoiceAddress("ana", "invoices@example.com");
    return sandbox.snapshot();
  };
  expect(await run()).toEqual(await run());
  expect(sandbox.customers.get("eva")?.email).toBe("archive@example.com");
});
