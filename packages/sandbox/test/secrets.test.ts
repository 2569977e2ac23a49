import { connect } from "node:net";
import { expect, it } from "vitest";
import { send, start, tokenOf } from "./helpers.ts";

const secret = "live-secret-0815";
const nested = JSON.stringify({ note: JSON.stringify({ clientSecret: secret }) });

it.each([
  ["a name with an escape", `{"client\\u0053ecret":"${secret}"}`],
  ["a name in capitals", `{"CLIENT_SECRET":"${secret}"}`],
  ["a name inside others", `{"a":[{"b":{"client-secret":"${secret}"}}]}`],
  ["a name given twice", `{"clientSecret":"${secret}","clientSecret":"${secret}"}`],
  ["a secret that is an object", `{"clientSecret":{"value":"${secret}"}}`],
  ["JSON in a text", nested],
  ["a form", `clientId=a&client%53ecret=${secret}`],
  ["a form, escaped twice", `client%2553ecret=${secret}`],
  ["JSON that is cut off", `{"client\\u0053ecret":"${secret}`],
  ["a password", `{"password":"${secret}"}`],
  ["a key", `{"apiKey":"${secret}"}`],
])("masks in a body %s", async (_, body) => {
  const sandbox = await start();
  await send(sandbox, { method: "POST", path: "/auth", body, recorded: false });
  expect(sandbox.requests).toHaveLength(1);
  expect(JSON.stringify(sandbox.requests)).not.toContain("0815");
});

it.each([
  ["the secret of a tenant", "sandbox-secret"],
  ["a key", "sandbox-key"],
  ["a secret in the escapes of a URL", "sandbox%2Dsecret"],
  ["a secret in the escapes of URL within a URL", "sandbox%252Dsecret"],
])("masks %s, wherever it stands", async (_, value) => {
  const sandbox = await start();
  const path = `/customers/${value}?${value}=1&q=${value}&of=1`;
  const body = JSON.stringify({ firstName: value, [value]: [`say ${value}`], lastName: "Rojas" });
  await send(sandbox, {
    path,
    body,
    headers: { "x-note": `it is ${value}`, "x-kept": "yes" },
    token: "any",
    recorded: false,
  });
  const [request] = sandbox.requests;
  expect(JSON.stringify(request)).not.toMatch(/sandbox(-secret|-key|%|\\)/);
  expect(request).toMatchObject({ path: "/customers/****", query: "?****&q=****&of=1", headers: { "x-kept": "yes" } });
  expect(JSON.parse(request?.body ?? "")).toEqual({ firstName: "****", "****": expect.anything(), lastName: "Rojas" });
});

it("masks a token in path, query, headers, body and response", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  const path = `/customers/${token}?access_token=${token}&x=${token}`;
  const headers = { "x-note": `Bearer ${token}`, cookie: token };
  await send(sandbox, { path, headers, token, body: { note: token }, recorded: false });
  expect(sandbox.requests[0]?.response?.body).toContain('"accessToken":"****","tokenType":"Bearer"');
  expect(JSON.stringify(sandbox.requests)).not.toContain(token.split(".")[1]);
});

it("masks a secret with characters that JSON escapes, and a short one where it stands alone", async () => {
  const odd = 'quote"back\\slash';
  const tenant = { clientId: "c", clientSecret: odd, apiKey: "k1" };
  const sandbox = await start({ seed: { tenants: [tenant] } });
  const body = JSON.stringify({ note: odd, key: "k1", street: "k1rk" });
  await sandbox.fetch(`${sandbox.url}/none`, { method: "POST", body });
  expect(sandbox.requests[0]?.body).toBe('{"note":"****","key":"****","street":"k1rk"}');
});

it("keeps what holds no secret as it came", async () => {
  const sandbox = await start();
  const body = '{ "email": "secretary@example.com",\n "note": "100% \\u0041 \\\\", "n": 1.50 }';
  await send(sandbox, { path: "/none?a=%41&b", body, token: "any", recorded: false });
  expect(sandbox.requests[0]).toMatchObject({ body, query: "?a=%41&b" });
});

it("masks by its name what nobody knows, in a query and in a header", async () => {
  const sandbox = await start();
  const path = "/none?client%53ecret=live&b=1&API-KEY=live&secret";
  await send(sandbox, { path, token: "any", headers: { "x-client-secret": "live" }, recorded: false });
  expect(sandbox.requests[0]).toMatchObject({
    query: "?client%53ecret=****&b=1&API-KEY=****&secret",
    headers: { "x-client-secret": "****" },
  });
});

it("masks a secret in the target of a request over the network", async () => {
  const sandbox = await start({ port: 0 });
  const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  socket.end("GET /sandbox%2dsecret HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").resume();
  await expect.poll(() => sandbox.requests.map(({ path }) => path)).toEqual(["/****"]);
});
