import { createConomyClient } from "@conomyhq/client";
import { customerId, options } from "../options.cjs";

const conomy = createConomyClient({ ...options, userAgent: "esm/1.0" });
const customer = await conomy.customers.update(customerId, { email: "esm@example.com" });
console.log(customer.email);
