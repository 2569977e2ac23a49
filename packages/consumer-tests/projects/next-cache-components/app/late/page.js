import { connection } from "next/server";
import { Suspense } from "react";
import { conomy } from "../../conomy.js";

async function Customer() {
  // As Next's documents advise: what follows is for the time of a request.
  await connection();
  const customer = await conomy().customers.update(process.env.CUSTOMER_ID, { email: "late@example.com" });
  return <p>{customer.email}</p>;
}

export default function Page() {
  return (
    <Suspense fallback={<p>…</p>}>
      <Customer />
    </Suspense>
  );
}
