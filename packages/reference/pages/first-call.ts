import { createConomyClient } from "@conomyhq/client";

const { CONOMY_API_KEY: apiKey, CONOMY_CLIENT_ID: clientId, CONOMY_CLIENT_SECRET: clientSecret } = process.env;
const conomy = createConomyClient({ environment: "sandbox", apiKey, credentials: { clientId, clientSecret } });
const customer = await conomy.customers.update("69e25243baa9fd9b463d6bac", { email: "ana@example.com" });
console.log(customer.firstName, customer.email);
