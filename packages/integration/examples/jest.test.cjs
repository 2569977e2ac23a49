const { createConomyClient } = require("@conomyhq/client");
const { startSandbox } = require("@conomyhq/sandbox");

const id = "69e25243baa9fd9b463d6bac";
let sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

test("changes the address that invoices go to", async () => {
  const conomy = createConomyClient({ ...sandbox.clientOptions, userAgent: "billing/3.2" });
  await conomy.customers.update(id, { email: "invoices@example.com" });
  expect(sandbox.customers.get(id)).toMatchObject({ firstName: "Ana", email: "invoices@example.com" });
});
