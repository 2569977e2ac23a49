import { createConomyClient } from "@conomyhq/client";

let client;

/** Made at the first call: `next build` loads every module, perhaps where there are no credentials. */
export function conomy() {
  client ??= createConomyClient({
    baseUrl: process.env.CONOMY_BASE_URL,
    apiKey: process.env.CONOMY_API_KEY,
    credentials: { clientId: process.env.CONOMY_CLIENT_ID, clientSecret: process.env.CONOMY_CLIENT_SECRET },
    userAgent: "next/1.0",
  });
  return client;
}
