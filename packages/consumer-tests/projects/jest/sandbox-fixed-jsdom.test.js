/** @jest-environment jest-fixed-jsdom */
const { createConomyClient } = require("@conomyhq/client");
const { startSandbox } = require("@conomyhq/sandbox");

const id = "69e25243baa9fd9b463d6bac";

test.each([0, false])("in jsdom with Node's fetch, the client calls a sandbox with the port %s", async (port) => {
  const sandbox = await startSandbox({ port });
  const conomy = createConomyClient({ ...sandbox.clientOptions, userAgent: "jest", dangerouslyAllowBrowser: true });
  await conomy.customers.update(id, { email: "jsdom@example.com" });
  expect(sandbox.customers.get(id)).toMatchObject({ email: "jsdom@example.com" });
  await sandbox.close();
});
