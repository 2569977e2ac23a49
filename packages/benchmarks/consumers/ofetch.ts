import { ofetch } from "ofetch";

const customer = await ofetch<{ firstName: string }>("https://api.example.com/customers/69e2", {
  method: "PATCH",
  body: { email: "ana@example.com" },
});
void customer.firstName;
