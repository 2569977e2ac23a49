import { createConomyClient } from "@conomyhq/client";
import { customerId, options } from "../options.cjs";

// Node trusts what NODE_EXTRA_CA_CERTS names, beside what it trusts anyway.
const conomy = createConomyClient({ ...options, userAgent: "environment/1.0", logger: console });
try {
  const customer = await conomy.customers.update(customerId, { email: "environment@example.com" });
  console.log(customer.email);
} catch (error) {
  console.log(error.message);
}
