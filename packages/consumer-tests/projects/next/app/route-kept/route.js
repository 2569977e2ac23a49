import { conomy } from "../../conomy.js";

// Next may call this handler at build time and keep its response, together with what it fetched.
export const revalidate = 3600;

export async function GET() {
  await fetch(`${process.env.CONOMY_BASE_URL}/__sandbox/health?route`, { cache: "force-cache" });
  return Response.json(await conomy().customers.update(process.env.CUSTOMER_ID, { email: "route@example.com" }));
}
