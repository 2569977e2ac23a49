import { type Customer, type CustomerUpdate, createConomyClient } from "@conomyhq/client";

const { CONOMY_BASE_URL = "", CONOMY_API_KEY, CONOMY_CLIENT_ID, CONOMY_CLIENT_SECRET, CUSTOMER_ID = "" } = process.env;
const conomy = createConomyClient({
  baseUrl: CONOMY_BASE_URL,
  apiKey: CONOMY_API_KEY,
  credentials: { clientId: CONOMY_CLIENT_ID, clientSecret: CONOMY_CLIENT_SECRET },
  userAgent: "typescript/1.0",
});

const changes: CustomerUpdate = { email: "typescript@example.com" };
// @ts-expect-error
const wrong: CustomerUpdate = { email: 1 };
conomy.customers
  .update(CUSTOMER_ID, changes)
  .then(({ email }: Customer) => console.log(email, Object.keys(wrong).length));
