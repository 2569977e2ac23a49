import { expect, it, vi } from "vitest";
import { createTokens } from "../src/tokens.ts";
import { bodyOf, callerOf, send, start, tokenOf, twoTenants, update } from "./helpers.ts";

const unauthorized = { status: 401, code: "41", type: "unauthorized" };

it("returns for the seeded credentials a token that opens the protected routes", async () => {
  const sandbox = await start();
  const response = await send(sandbox, { method: "POST", path: "/auth", body: sandbox.clientOptions.credentials });
  expect(response.status).toBe(200);
  const { accessToken, ...rest } = await bodyOf(response);
  expect(rest).toEqual({ tokenType: "Bearer", expiresIn: 3600 });
  expect((await send(sandbox, { token: String(accessToken) })).status).toBe(200);
});

it("issues a JWT that says whose it is and when it expires", async () => {
  const token = await tokenOf(await start({ tokenLifetime: 60 }));
  const [header, payload] = token.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  expect(header).toEqual({ alg: "HS256", typ: "JWT" });
  expect(payload).toEqual({ sub: "sandbox-client", exp: expect.any(Number), jti: "1" });
});

it.each([
  ["a client that is not known", { clientId: "nobody", clientSecret: "sandbox-secret" }],
  ["a wrong secret", { clientId: "sandbox-client", clientSecret: "wrong" }],
  ["an empty secret", { clientId: "sandbox-client", clientSecret: "" }],
])("refuses %s", async (_, body) => {
  const response = await send(await start(), { method: "POST", path: "/auth", body });
  expect(response.status).toBe(401);
  expect(await bodyOf(response)).toMatchObject(unauthorized);
});

it("refuses the credentials of one tenant with the key of another", async () => {
  const caller = { ...callerOf("ana"), apiKey: "eva-key" };
  const body = caller.credentials;
  const sandbox = await start({ seed: twoTenants });
  expect(await bodyOf(send(sandbox, { method: "POST", path: "/auth", body, caller }))).toMatchObject(unauthorized);
});

it("wants no User-Agent and no token for a token", async () => {
  const sandbox = await start();
  const headers = { "user-agent": undefined, authorization: undefined };
  const body = sandbox.clientOptions.credentials;
  expect((await send(sandbox, { method: "POST", path: "/auth", headers, body })).status).toBe(200);
});

it.each([
  ["no token", { authorization: undefined }],
  ["a token that is none", { authorization: "Bearer nonsense" }],
  ["another scheme", { authorization: "Basic c2FuZGJveA==" }],
  ["no key", { "x-api-key": undefined }],
  ["a wrong key", { "x-api-key": "wrong" }],
])("refuses a call with %s", async (_, headers) => {
  expect(await bodyOf(send(await start(), { headers, recorded: false }))).toMatchObject(unauthorized);
});

it("refuses a token that was changed, lengthened, or signed by another sandbox", async () => {
  const [sandbox, other] = [await start(), await start()];
  const [header, payload, signature] = (await tokenOf(sandbox)).split(".");
  const claims = Buffer.from(JSON.stringify({ sub: "sandbox-client", exp: 9e9 })).toString("base64url");
  const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  const forged = [
    `${header}.${claims}.${signature}`,
    `${unsigned}.${payload}.`,
    `${header}.${payload}.${signature}.more`,
    `${header}.${payload}.${signature}=`,
    await tokenOf(other),
  ];
  for (const token of forged) expect(await bodyOf(send(sandbox, { token })), token).toMatchObject(unauthorized);
});

it("refuses the token of one tenant with the key of another", async () => {
  const sandbox = await start({ seed: twoTenants });
  const token = await tokenOf(sandbox, callerOf("ana"));
  const path = "/customers/shared";
  expect(await bodyOf(send(sandbox, { path, token, caller: callerOf("eva") }))).toMatchObject(unauthorized);
  expect((await send(sandbox, { path, token, caller: callerOf("ana") })).status).toBe(200);
});

it("lets a token end with its lifetime", () => {
  const clock = vi.fn(() => 1_000_000);
  const tokens = createTokens("secret", { now: clock });
  const token = tokens.issue("ana", 60);
  clock.mockReturnValue(1_059_999);
  expect(tokens.verify(token)).toBe("ana");
  clock.mockReturnValue(1_060_000);
  expect(tokens.verify(token)).toBeUndefined();
});

it("says how long its tokens live, and refuses one that has ended", async () => {
  const sandbox = await start({ tokenLifetime: 1 });
  const issued = await bodyOf(
    send(sandbox, { method: "POST", path: "/auth", body: sandbox.clientOptions.credentials }),
  );
  expect(issued.expiresIn).toBe(1);
  sandbox.clock.advance(1000);
  expect(await bodyOf(send(sandbox, { token: String(issued.accessToken) }))).toMatchObject(unauthorized);
});

// Prism does not, and HTTP does.
it.each(["bearer", "BEARER", "Bearer "])(
  "takes the scheme of a token in any case and with spaces: %j",
  async (scheme) => {
    const sandbox = await start();
    const authorization = `${scheme} ${await tokenOf(sandbox)}`;
    expect((await send(sandbox, { headers: { authorization } })).status).toBe(200);
    sandbox.faults.next("expireToken");
    expect((await send(sandbox, { headers: { authorization } })).status).toBe(401);
  },
);

it("a token that expires on demand stays refused, and a new one works", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.faults.next("expireToken", { route: update });
  const statuses = [await send(sandbox, { token }), await send(sandbox, { token }), await send(sandbox)];
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200]);
});

it("wants a User-Agent on protected routes", async () => {
  const response = await send(await start(), { headers: { "user-agent": undefined } });
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: "12", type: "missingParam", detail: "User-Agent is required" });
});

it("checks who calls before it looks at the call", async () => {
  const headers = { authorization: undefined, "user-agent": undefined };
  const sandbox = await start();
  expect(await bodyOf(send(sandbox, { headers, body: "no JSON", recorded: false }))).toMatchObject(unauthorized);
  expect(await bodyOf(send(sandbox, { path: "/customers/none", body: { email: 1 } }))).toMatchObject({ code: "11" });
});
