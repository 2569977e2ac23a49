import { createConomyClient } from "@conomyhq/client";

const conomy = createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token" });
const customer = await conomy.customers.update("69e2", { email: "ana@example.com" });
void customer.firstName;
