import ky from "ky";

const customer = await ky
  .patch("https://api.example.com/customers/69e2", { json: { email: "ana@example.com" } })
  .json<{ firstName: string }>();
void customer.firstName;
