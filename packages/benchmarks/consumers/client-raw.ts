import { createConomyClient } from "@conomyhq/client";

const conomy = createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token" });
const { data } = await conomy.PATCH("/customers/{customer-id}", {
  params: { path: { "customer-id": "69e2" } },
  body: { email: "ana@example.com" },
});
void data?.firstName;
