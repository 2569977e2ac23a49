// Run in a project that has the packed client and sandbox: prints what calls over HTTP and in process came to.
import { request } from "node:http";
import { createRequire } from "node:module";
import * as client from "@conomyhq/client";
import * as sandbox from "@conomyhq/sandbox";

const require = createRequire(import.meta.url);
const id = "69e25243baa9fd9b463d6bac";

async function call({ createConomyClient, isConomyApiError }, { startSandbox }, port) {
  const local = await startSandbox({ port });
  const conomy = createConomyClient({ ...local.clientOptions, userAgent: "ranges/1.0" });
  conomy.use({ onRequest: ({ request }) => void request.headers.set("x-team", "billing") });

  const { email } = await conomy.customers.update(id, { email: "ana@example.com" });
  const { response } = await conomy.PATCH("/customers/{customer-id}", {
    params: { path: { "customer-id": id } },
    body: { lastName: "Soto" },
  });
  const refused = await conomy.customers.update(id, { email: 1 }).catch((error) => error);
  const impossible = port === false ? 400 : await statusOf(local.url, "/a\\b");
  const stored = local.customers.get(id);
  await local.close();
  return {
    stored,
    email,
    raw: response.status,
    refused: isConomyApiError(refused, { status: 400 }),
    impossible,
    requests: local.requests.map(({ method, path, status, headers }) => [method, path, status, headers["x-team"]]),
  };
}

/** `fetch` would correct such a path. */
function statusOf(url, path) {
  return new Promise((resolve, reject) => {
    request(url, { method: "POST", path }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
}

console.log(
  JSON.stringify([
    await call(client, sandbox, 0),
    await call(client, sandbox, false),
    await call(require("@conomyhq/client"), require("@conomyhq/sandbox"), 0),
  ]),
);
