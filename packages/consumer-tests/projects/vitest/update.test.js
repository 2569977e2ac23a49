import { ConomyApiError, createConomyClient, isConomyApiError } from "@conomyhq/client";
import { expect, test } from "vitest";
import { customerId, options } from "../options.cjs";

test("a customer is updated", async () => {
  const conomy = createConomyClient({ ...options, userAgent: "vitest/1.0" });
  const customer = await conomy.customers.update(customerId, { email: process.env.EMAIL });
  expect(customer.email).toBe(process.env.EMAIL);
});

test("an error is recognised", async () => {
  const conomy = createConomyClient({
    ...options,
    credentials: undefined,
    accessToken: "token",
    fetch: async () => Response.json({ code: "31" }, { status: 404 }),
  });
  const error = await conomy.customers.update(customerId, {}).catch((error) => error);
  expect(isConomyApiError(error, { status: 404 })).toBe(true);
  expect(error).toBeInstanceOf(ConomyApiError);
});
