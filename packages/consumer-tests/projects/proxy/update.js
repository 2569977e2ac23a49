import { createConomyClient } from "@conomyhq/client";
import { fetch, ProxyAgent } from "undici";
import { customerId, options } from "../options.cjs";

const dispatcher = new ProxyAgent(process.env.PROXY);
const conomy = createConomyClient({
  ...options,
  userAgent: "proxy/1.0",
  fetch: (url, init) => fetch(url, { ...init, dispatcher }),
});
const customer = await conomy.customers.update(customerId, { email: "proxy@example.com" });
console.log(customer.email);
await dispatcher.close();
