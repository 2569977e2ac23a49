// jsdom with Node's `fetch`, which jsdom itself does not have.
/** @jest-environment jest-fixed-jsdom */
const { createConomyClient } = require("@conomyhq/client");
const { customerId, options } = require("../options.cjs");

test("in jsdom, a client that is allowed to start updates a customer", async () => {
  const conomy = createConomyClient({ ...options, userAgent: "jest-jsdom/1.0", dangerouslyAllowBrowser: true });
  const customer = await conomy.customers.update(customerId, { email: "jest-jsdom@example.com" });
  expect(customer.email).toBe("jest-jsdom@example.com");
});
