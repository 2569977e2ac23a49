import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import description from "../src/control/control.yaml";
import { createRoutes } from "../src/control/routes.ts";
import { kinds } from "../src/faults/kinds.ts";
import type { Sandbox } from "../src/index.ts";
import { control, send, start, twoTenants } from "./helpers.ts";

const methods = new Set(["get", "put", "post", "delete", "patch"]);

/** Every route of the description, such as `GET /tenants/{clientId}`. */
const described = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.keys(item)
    .filter((method) => methods.has(method))
    .map((method) => `${method.toUpperCase()} ${path}`),
);

it("every route is described, and everything that is described is a route", async () => {
  const routes = createRoutes(await start())
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace("/__sandbox", "").replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(routes.sort()).toEqual(described.toSorted());
});

it("every kind of fault is described, and every filter of requests", async () => {
  const { FaultKind, Verification } = description.components.schemas as Record<string, Record<string, object>>;
  expect(FaultKind?.enum).toEqual(Object.keys(kinds).sort());
  const { requests } = await start();
  const filters = Object.keys(Verification?.properties ?? {});
  const counted = ["times", "atLeast", "atMost"];
  for (const name of filters.filter((filter) => !counted.includes(filter))) {
    expect(requests.where({ [name]: undefined })).toEqual([]);
  }
  expect(filters).toEqual(expect.arrayContaining(counted));
});

it("the description is served as JSON", async () => {
  const sandbox = await start({ control: true });
  expect(await control(sandbox, "GET", "/openapi.json")).toEqual([200, description]);
});

const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ $id: "control", ...description });

/** Calls a route and compares the response with the description. */
async function checked(sandbox: Sandbox, route: string, values: object = {}, body?: unknown): Promise<unknown[]> {
  const [method = "", template = ""] = route.split(" ");
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? "");
  const [status, received] = await control(sandbox, method, path, body);
  const place = ["paths", template.split("?")[0] ?? "", method.toLowerCase(), "responses", `${status}`];
  expect(follow(description, place), `${route}: ${status}`).toBeDefined();
  const schema = follow(description, [...place, "content", "application/json", "schema"]);
  if (schema) {
    const isValid = ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"control#/')), received);
    expect(isValid, `${route}: ${ajv.errorsText()}`).toBe(true);
  } else expect(received).toBeUndefined();
  return [status, received];
}

/** What lies at a place, through references. */
function follow(node: unknown, [name, ...rest]: string[]): unknown {
  const { $ref } = (node ?? {}) as { $ref?: string };
  if ($ref) return follow(description, [...$ref.slice(2).split("/"), ...(name === undefined ? [] : [name, ...rest])]);
  return name === undefined ? node : follow((node as Record<string, unknown> | undefined)?.[name], rest);
}

it("every route responds as it is described", async () => {
  const sandbox = await start({ control: true, seed: twoTenants });
  await send(sandbox, { path: "/customers/shared" });
  const [one, eva] = [{ clientId: "ana", customerId: "shared" }, { clientId: "eva" }];
  const tenant = { clientId: "new", clientSecret: "new-secret", apiKey: "new-key" };
  const calls: [string, number, object?, unknown?][] = [
    ["GET /health", 200],
    ["GET /state", 200],
    ["GET /tenants", 200],
    ["POST /tenants", 201, {}, tenant],
    ["POST /tenants", 409, {}, tenant],
    ["POST /tenants", 400, {}, {}],
    ["GET /tenants/{clientId}", 200, eva],
    ["GET /tenants/{clientId}", 404, { clientId: "nobody" }],
    ["PUT /tenants/{clientId}", 200, eva, { clientSecret: "other", apiKey: "other-key" }],
    ["PUT /tenants/{clientId}", 400, eva, { ...tenant }],
    ["PUT /tenants/{clientId}", 404, { clientId: "nobody" }, tenant],
    ["PUT /tenants/{clientId}", 409, eva, { clientSecret: "other", apiKey: "ana-key" }],
    ["GET /tenants/{clientId}/customers", 200, eva],
    ["GET /tenants/{clientId}/customers?limit=x", 400, eva],
    ["GET /tenants/{clientId}/customers", 404, { clientId: "nobody" }],
    ["POST /tenants/{clientId}/customers", 201, eva, { firstName: "Eva" }],
    ["POST /tenants/{clientId}/customers", 400, eva, {}],
    ["POST /tenants/{clientId}/customers", 404, { clientId: "nobody" }, { firstName: "Eva" }],
    ["GET /tenants/{clientId}/customers/{customerId}", 200, one],
    ["PUT /tenants/{clientId}/customers/{customerId}", 200, one, { firstName: "Eva" }],
    ["PUT /tenants/{clientId}/customers/{customerId}", 400, one, { firstName: 1 }],
    ["DELETE /tenants/{clientId}/customers/{customerId}", 204, one],
    ["DELETE /tenants/{clientId}/customers/{customerId}", 404, one],
    ["GET /tenants/{clientId}/customers/{customerId}", 404, one],
    ["PUT /tenants/{clientId}/customers/{customerId}", 404, one, { firstName: "Eva" }],
    ["DELETE /tenants/{clientId}", 204, eva],
    ["DELETE /tenants/{clientId}", 404, eva],
    ["GET /requests", 200],
    ["GET /requests?since=never", 400],
    ["POST /requests/verify", 200, {}, { operation: "updateCustomer" }],
    ["POST /requests/verify", 409, {}, { operation: "updateCustomer", times: 2 }],
    ["POST /requests/verify", 400, {}, { operation: "teapot" }],
    ["POST /faults", 201, {}, { kind: "latency", times: "Infinity" }],
    ["POST /faults", 201, {}, { kind: "respond", response: { status: 202, body: { queued: true } } }],
    ["POST /faults", 400, {}, { kind: "teapot" }],
    ["GET /faults", 200],
    ["DELETE /faults", 204],
    ["GET /clock", 200],
    ["PUT /clock", 200, {}, { time: "2026-01-01T12:00:00.000Z" }],
    ["PUT /clock", 400, {}, { time: "soon" }],
    ["POST /clock/advance", 200, {}, { ms: 1000 }],
    ["POST /clock/advance", 400, {}, { ms: "1000" }],
    ["POST /clock/freeze", 200],
    ["POST /clock/resume", 200],
    ["POST /reset", 204],
    ["PUT /state", 204, {}, twoTenants],
    ["PUT /state", 400, {}, { tenants: [] }],
  ];
  for (const [route, status, values, body] of calls) {
    expect([route, (await checked(sandbox, route, values, body))[0]]).toEqual([route, status]);
  }
  const tried = new Set(calls.map(([route]) => route.split("?")[0]));
  expect(described.filter((route) => !tried.has(route))).toEqual(["GET /", "GET /openapi.json"]);
});
