/** @jest-environment node */
const { createConomyClient } = require("@conomyhq/client");
const { customerId, options } = require("../options.cjs");

test("in Jest's node environment, a customer is updated", async () => {
  const conomy = createConomyClient({ ...options, userAgent: "jest-node/1.0" });
  const customer = await conomy.customers.update(customerId, { email: "jest-node@example.com" });
  expect(customer.email).toBe("jest-node@example.com");
});
