import Stripe from "stripe";

const stripe = new Stripe("key");
const customer = await stripe.customers.update("cus_1", { email: "ana@example.com" });
void customer.email;
