import { createConomyClient } from "@conomyhq/client";

// Bundled and then run; EMAIL says which bundler did it.
const { CONOMY_BASE_URL, CONOMY_API_KEY, CONOMY_CLIENT_ID, CONOMY_CLIENT_SECRET, CUSTOMER_ID, EMAIL } = process.env;
const conomy = createConomyClient({
  baseUrl: CONOMY_BASE_URL,
  apiKey: CONOMY_API_KEY,
  credentials: { clientId: CONOMY_CLIENT_ID, clientSecret: CONOMY_CLIENT_SECRET },
  userAgent: "bundled/1.0",
});
conomy.customers.update(CUSTOMER_ID, { email: EMAIL }).then(({ email }) => console.log(email));
