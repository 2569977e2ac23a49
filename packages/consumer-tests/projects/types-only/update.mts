import type { AccessToken, Customer, CustomerUpdate, ErrorBody } from "@conomyhq/openapi-types";

// The types alone, with the platform's own fetch.
const { CONOMY_BASE_URL, CONOMY_API_KEY = "", CONOMY_CLIENT_ID, CONOMY_CLIENT_SECRET, CUSTOMER_ID } = process.env;

async function call(method: string, path: string, authorization: string, body: object): Promise<Response> {
  const headers = {
    ...{ "content-type": "application/json", "user-agent": "types-only/1.0" },
    ...{ authorization, "x-api-key": CONOMY_API_KEY },
  };
  return fetch(`${CONOMY_BASE_URL}${path}`, { method, headers, body: JSON.stringify(body) });
}

const credentials = { clientId: CONOMY_CLIENT_ID, clientSecret: CONOMY_CLIENT_SECRET };
const { accessToken } = (await (await call("POST", "/auth", "", credentials)).json()) as AccessToken;
const changes: CustomerUpdate = { email: "types-only@example.com" };
const response = await call("PATCH", `/customers/${CUSTOMER_ID}`, `Bearer ${accessToken}`, changes);
if (!response.ok) throw new Error(((await response.json()) as ErrorBody).detail);
console.log(((await response.json()) as Customer).email);
