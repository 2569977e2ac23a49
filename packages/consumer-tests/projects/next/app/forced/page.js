import { fetch as undiciFetch } from "undici";
import { createConomy } from "../../conomy.js";

// Next keeps what its own `fetch` brings here, also where `cache: "no-store"` forbids it.
export const fetchCache = "force-cache";
// Next does not see undici's `fetch`, so without this line it calls the client while it builds.
export const dynamic = "force-dynamic";

let client;

export default async function Page() {
  client ??= createConomy(undiciFetch);
  const customer = await client.customers.update(process.env.CUSTOMER_ID, { email: "forced@example.com" });
  await fetch(`${process.env.CONOMY_BASE_URL}/__sandbox/health?forced`, { cache: "no-store" });
  return <p>{customer.email}</p>;
}
