import { createConomyClient } from "@conomyhq/client";

/** For calling later: `next build` loads every module, perhaps where there are no credentials. */
export function createConomy(fetch) {
  return createConomyClient({
    baseUrl: process.env.CONOMY_BASE_URL,
    apiKey: process.env.CONOMY_API_KEY,
    credentials: { clientId: process.env.CONOMY_CLIENT_ID, clientSecret: process.env.CONOMY_CLIENT_SECRET },
    userAgent: "next/1.0",
    fetch,
  });
}

let client;

/** The client that the pages and routes share, made at its first call. */
export function conomy() {
  client ??= createConomy();
  return client;
}
