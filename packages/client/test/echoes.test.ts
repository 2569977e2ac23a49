import { describe, expect, it } from "vitest";
import { createConomyClient } from "../src/index.ts";
import { json } from "./helpers.ts";
import { settle } from "./hostile-server.ts";

// What a server or a `fetch` of the caller's repeats of a call, in every form that the call had it.

const connect = (fetch: () => Promise<Response>, more: object = {}) =>
  createConomyClient({
    baseUrl: "http://localhost",
    apiKey: "key-12345",
    accessToken: "token-12345",
    retry: false,
    fetch,
    ...more,
  } as never);

describe("a field of an error that repeats", () => {
  it.each<[string, object, string, object]>([
    ["an id as it was before it was encoded", { type: "ana.rojas@example.com" }, "ana.rojas@example.com", {}],
    ["words of a body", { type: "lastName Rojas, phone 9123456" }, "x", { lastName: "Rojas", phoneNumber: "9123456" }],
    ["a key among other words", { type: "key key-12345 unknown" }, "x", {}],
    ["a key with more", { traceId: "k_key-12345_7" }, "x", {}],
    ["an id", { traceId: "cust-42" }, "cust-42", {}],
  ])("%s is absent", async (_, body, id, changes) => {
    const error = await settle(connect(async () => json({ code: "31", ...body }, 404)).customers.update(id, changes));
    expect(String(error)).toBe("ConomyApiError: PATCH /customers/{customer-id} returned 404, code 31");
  });
});

it("a code stays, whatever was sent", async () => {
  const conomy = connect(async () => json({ code: "11", type: "invalidParam" }, 400));
  const error = await settle(conomy.customers.update("11", { phoneNumber: "11" }));
  expect(error).toMatchObject({ code: "11", type: "invalidParam" });
});

describe("a message of a thrown error shows nothing of", () => {
  it.each<[string, string, string, object, string]>([
    ["an id with letters of its own", "no customer ñandú-Íñigo", "ñandú-Íñigo", {}, "no customer …"],
    ["an id with a space", "no customer juan perez@example.com", "juan perez@example.com", {}, "no customer …"],
    ["a value with a line break", "bad name: Ana\nRojas", "x", { firstName: "Ana\nRojas" }, "bad name: …"],
    ["a value of short words", "bad body: 9 12 34 56 78", "x", { phoneNumber: "9 12 34 56 78" }, "bad body: …"],
    ["a value in other letters", "bad ROJAS", "x", { lastName: "Rojas" }, "bad …"],
  ])("%s", async (_, message, id, changes, shown) => {
    const conomy = connect(() => Promise.reject(new Error(message)));
    const error = await settle(conomy.customers.update(id, changes));
    expect(String(error)).toMatch(new RegExp(`got no response: ${shown}$`));
  });

  it("the client secret, also in a call that does not send it", async () => {
    const credentials = { clientId: "client-1", clientSecret: "super-secret-1" };
    let calls = 0;
    const fetch = async () => {
      if (calls++) throw new Error("log: super-secret-1");
      return json({ accessToken: "abcdefgh", tokenType: "Bearer", expiresIn: 60 });
    };
    const conomy = connect(fetch, { accessToken: undefined, credentials });
    expect(String(await settle(conomy.customers.update("1", {})))).toMatch(/got no response: log: …$/);
  });

  it("a body that is too large to look through, nor anything else", async () => {
    const conomy = connect(() => Promise.reject(Object.assign(new Error("bad w7"), { code: "ECONNRESET" })));
    const body = { text: Array.from({ length: 50_000 }, (_, nth) => `w${nth}`).join(" ") };
    const error = await settle(conomy.request("POST", "/documents", { body }));
    expect(String(error)).toMatch(/got no response: Error \(ECONNRESET\)$/);
  });
});
