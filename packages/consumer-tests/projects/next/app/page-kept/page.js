import { conomy } from "../../conomy.js";

// Next may render this page at build time and keep it, together with what it fetched.
export const revalidate = 3600;

export default async function Page() {
  // Of no use, but kept by Next: so one can see that its cache is at work.
  await fetch(`${process.env.CONOMY_BASE_URL}/__sandbox/health?page`, { cache: "force-cache" });
  const customer = await conomy().customers.update(process.env.CUSTOMER_ID, { email: "page@example.com" });
  return <p>{customer.email}</p>;
}
