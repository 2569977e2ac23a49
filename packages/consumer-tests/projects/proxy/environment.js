import { createConomyClient } from "@conomyhq/client";
import { customerId, options } from "../options.cjs";

// Node 24 reads HTTP_PROXY by itself, if NODE_USE_ENV_PROXY is 1.
const conomy = createConomyClient({ ...options, userAgent: "environment/1.0" });
const customer = await conomy.customers.update(customerId, { email: "environment@example.com" });
console.log(customer.email);
