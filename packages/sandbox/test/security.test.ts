import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { folder } from "./command.ts";
import { edit } from "./contract-edits.ts";
import { start, tokenOf, twoTenants } from "./helpers.ts";

// What a contract may ask of a caller, and what a caller then may send: `TOKEN` stands for one that is valid.

const schemes = `    user: { type: http, scheme: Basic }
    keyInHeader: { type: apiKey, in: header, name: X-Other-Key }
    keyInQuery: { type: apiKey, in: query, name: key }
    keyInCookie: { type: apiKey, in: cookie, name: key }
`;

/** A sandbox whose `GET /customers` asks for this; every other operation is as in the contract. */
async function startAsking(security: string): Promise<Sandbox> {
  const contract = join(folder(), "conomy.yaml");
  writeFileSync(
    contract,
    edit(
      ["  securitySchemes:\n", `  securitySchemes:\n${schemes}`],
      ["      operationId: listCustomers\n", `      operationId: listCustomers\n      security: ${security}\n`],
    ),
  );
  return start({ contract, seed: twoTenants });
}

/** Lists customers with these headers and this query; resolves to the status, and the tenant that the sandbox noted. */
async function list(sandbox: Sandbox, headers: Record<string, string> = {}, query = ""): Promise<unknown[]> {
  const token = await tokenOf(sandbox, {
    apiKey: "eva-key",
    credentials: { clientId: "eva", clientSecret: "eva-secret" },
  });
  const sent = Object.entries(headers).map(
    ([name, value]) => [name, value.replace("TOKEN", token)] as [string, string],
  );
  const response = await sandbox.fetch(`${sandbox.url}/customers${query}`, {
    headers: [["user-agent", "test/1"], ...sent],
  });
  const { results, detail } = (await response.json()) as { results?: { id: string }[]; detail?: string };
  return [response.status, results?.[0]?.id ?? detail];
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
const ofEva = [200, "of-eva"];
const [noKey, noUser, noToken] = ["API key", "user name or the password", "access token"].map((name) => [
  401,
  `The ${name} is missing or not valid`,
]);

it.each<[security: string, headers: Record<string, string>, query: string, expected: unknown]>([
  ["[{ keyInHeader: [] }]", { "x-other-key": "eva-key" }, "", ofEva],
  ["[{ keyInHeader: [] }]", { "x-api-key": "eva-key" }, "", noKey],
  ["[{ keyInQuery: [] }]", {}, "?key=eva-key", ofEva],
  ["[{ keyInQuery: [] }]", {}, "?key=eva-key&key=ana-key", noKey],
  ["[{ keyInQuery: [] }]", { key: "eva-key" }, "", noKey],
  ["[{ keyInCookie: [] }]", { cookie: "other=1; key=eva-key" }, "", ofEva],
  ["[{ keyInCookie: [] }]", { cookie: "other=eva-key" }, "", noKey],
  ["[{ user: [] }]", { authorization: basic("eva:eva-secret") }, "", ofEva],
  ["[{ user: [] }]", { authorization: basic("eva:eva-secret").replace("B", "b") }, "", ofEva],
  ["[{ user: [] }]", { authorization: basic("eva:ana-secret") }, "", noUser],
  ["[{ user: [] }]", { authorization: "Bearer TOKEN" }, "", noUser],
  ["[{ bearerToken: [] }]", { authorization: "Bearer TOKEN" }, "", ofEva],
  ["[{ bearerToken: [] }]", { authorization: basic("eva:eva-secret") }, "", noToken],
  ["[{ keyInQuery: [], keyInCookie: [] }]", { cookie: "key=eva-key" }, "?key=eva-key", ofEva],
  ["[{ keyInQuery: [], keyInCookie: [] }]", { cookie: "key=ana-key" }, "?key=eva-key", noKey],
  ["[{ user: [], keyInQuery: [] }]", { authorization: basic("eva:eva-secret") }, "?key=ana-key", noUser],
  ["[{ user: [] }, { keyInQuery: [] }]", {}, "?key=eva-key", ofEva],
  ["[{ user: [] }, { keyInQuery: [] }]", { authorization: basic("eva:eva-secret") }, "", ofEva],
  ["[{ user: [] }, { keyInQuery: [] }]", {}, "", noUser],
  ["[]", {}, "", [200, "of-ana"]],
  ["[{}]", {}, "", [200, "of-ana"]],
  ["[{}, { keyInQuery: [] }]", {}, "?key=eva-key", ofEva],
  ["[{}, { keyInQuery: [] }]", {}, "?key=nobody", [200, "of-ana"]],
])("asked for %s, a call with %j and the query %j gets %j", async (security, headers, query, expected) => {
  expect(await list(await startAsking(security), headers, query)).toEqual(expected);
});

it("notes whose call it was by any proof, and keeps none of them", async () => {
  const sandbox = await startAsking("[{ user: [] }, { keyInHeader: [] }, { keyInQuery: [] }, { keyInCookie: [] }]");
  await list(sandbox, { authorization: basic("eva:eva-secret") });
  await list(sandbox, { "x-other-key": "eva-key" });
  await list(sandbox, { cookie: "key=eva-key" });
  await list(sandbox, {}, "?key=eva-key");
  const calls = sandbox.requests.where({ operation: "listCustomers" });
  expect(calls.map(({ tenant, status }) => [tenant, status])).toEqual(Array(4).fill(["eva", 200]));
  for (const secret of ["eva-key", "eva-secret", basic("eva:eva-secret").slice(6)]) {
    expect(JSON.stringify(calls)).not.toContain(secret);
  }
});

it("issues a token to the tenant that the body names, where nothing has to be proved before", async () => {
  const contract = join(folder(), "conomy.yaml");
  writeFileSync(contract, edit(["      security:\n        - apiKey: []\n", "      security: []\n"]));
  const sandbox = await start({ contract, seed: twoTenants });
  const ask = async (clientSecret: string) => {
    const body = JSON.stringify({ clientId: "eva", clientSecret });
    const headers = { "content-type": "application/json" };
    const response = await sandbox.fetch(`${sandbox.url}/auth`, { method: "POST", headers, body });
    return [response.status, (await response.json()) as { accessToken?: string }] as const;
  };
  const [status, { accessToken }] = await ask("eva-secret");
  expect(status).toBe(200);
  const headers = { "user-agent": "test/1", "x-api-key": "eva-key", authorization: `Bearer ${accessToken}` };
  expect((await sandbox.fetch(`${sandbox.url}/customers/of-eva`, { headers })).status).toBe(200);
  expect((await ask("ana-secret"))[0]).toBe(401);
});
