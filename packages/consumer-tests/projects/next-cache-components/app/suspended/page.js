import { Suspense } from "react";
import { conomy } from "../../conomy.js";

async function Customer() {
  // Nothing says that this is for the time of a request, only the client's own `fetch`.
  const customer = await conomy().customers.update(process.env.CUSTOMER_ID, { email: "suspended@example.com" });
  return <p>{customer.email}</p>;
}

export default function Page() {
  return (
    <Suspense fallback={<p>…</p>}>
      <Customer />
    </Suspense>
  );
}
