import { conomy } from "../../conomy.js";

export const runtime = "edge";
export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await conomy().customers.update(process.env.CUSTOMER_ID, { email: "edge@example.com" }));
}
