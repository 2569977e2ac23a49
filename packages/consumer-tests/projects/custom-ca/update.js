import { readFileSync } from "node:fs";
import { createConomyClient } from "@conomyhq/client";
import { Agent, fetch } from "undici";
import { customerId, options } from "../options.cjs";

const dispatcher = new Agent({ connect: { ca: readFileSync(process.env.CA, "utf8") } });
const conomy = createConomyClient({
  ...options,
  userAgent: "custom-ca/1.0",
  fetch: (url, init) => fetch(url, { ...init, dispatcher }),
});
const customer = await conomy.customers.update(customerId, { email: "custom-ca@example.com" });
console.log(customer.email);
await dispatcher.close();
