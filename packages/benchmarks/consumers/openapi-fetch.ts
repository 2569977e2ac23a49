import type { paths } from "@conomyhq/openapi-types";
import createClient from "openapi-fetch";

const client = createClient<paths>({ baseUrl: "https://api.example.com" });
const { data } = await client.PATCH("/customers/{customer-id}", {
  params: { path: { "customer-id": "69e2" }, header: { "User-Agent": "benchmarks/1" } },
  body: { email: "ana@example.com" },
});
void data?.firstName;
