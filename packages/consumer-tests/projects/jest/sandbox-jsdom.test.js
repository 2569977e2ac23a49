/** @jest-environment jsdom */
const { createConomyClient } = require("@conomyhq/client");
const { startSandbox } = require("@conomyhq/sandbox");

const id = "69e25243baa9fd9b463d6bac";
const { signal } = new AbortController();

test.each([0, false])("in jsdom, a sandbox with the port %s is called, and remembers", async (port) => {
  expect(globalThis.Request).toBeUndefined();
  const sandbox = await startSandbox({ port });
  const { baseUrl, apiKey, credentials } = sandbox.clientOptions;
  const call = async (method, path, body, authorization = "") => {
    const headers = { "content-type": "application/json", "user-agent": "jest", "x-api-key": apiKey, authorization };
    const response = await sandbox.fetch(baseUrl + path, { method, headers, body: JSON.stringify(body), signal });
    return response.json();
  };
  const { accessToken } = await call("POST", "/auth", credentials);
  await call("PATCH", `/customers/${id}`, { email: "jsdom@example.com" }, `Bearer ${accessToken}`);
  expect(sandbox.customers.get(id)).toMatchObject({ email: "jsdom@example.com" });
  expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 200]);
  await sandbox.close();
});

test("in jsdom, which has no TextDecoder, the client says at once what it needs", async () => {
  const sandbox = await startSandbox({ port: false });
  expect(() => createConomyClient({ ...sandbox.clientOptions, dangerouslyAllowBrowser: true })).toThrow(
    "`TextDecoder` must be given in a runtime that has none, as jsdom.",
  );
  await sandbox.close();
});
