import { describe, expect, it } from "vitest";
import { type ConomyClientOptions, createConomyClient } from "../src/index.ts";
import { type Behaviour, fail, respond, sendJson, settle, startScene } from "./hostile-server.ts";

/** What `POST /auth` issues: tokens with a life of any kind, and a text of their own or always the same. */
interface Issue {
  expiresIn?: unknown;
  accessToken?: string;
}

/** A client of a server without sockets that returns one status after the other, and how much that receives. */
function startClient(status: (nth: number) => number, { issue = {}, ...options }: { issue?: Issue } & object = {}) {
  const received = { "/auth": 0, "/customers/1": 0 };
  const conomy = createConomyClient({
    baseUrl: "http://localhost",
    apiKey: "key",
    ...(!("accessToken" in options) && { credentials: { clientId: "client", clientSecret: "secret" } }),
    fetch: async (url) => {
      const { pathname } = new URL(url);
      const nth = ++received[pathname as "/auth"];
      if (pathname !== "/auth") return Response.json({ id: "1" }, { status: status(nth) });
      return Response.json({ accessToken: `token-${nth}`, tokenType: "Bearer", expiresIn: 3600, ...issue });
    },
    ...options,
  } as ConomyClientOptions);
  return { update: () => conomy.customers.update("1", {}), received };
}

/** Makes calls, so many at a time, and returns what each of them throws. */
async function make(total: number, atOnce: number, call: () => Promise<unknown>): Promise<unknown[]> {
  const failures: unknown[] = [];
  let begun = 0;
  async function work() {
    while (begun++ < total) {
      const outcome = await settle(call());
      if (outcome instanceof Error) failures.push(outcome);
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, total) }, work));
  return failures;
}

const ways: [string, number][] = [
  ["one after the other", 1],
  ["50 at a time", 50],
  ["all at once", Number.POSITIVE_INFINITY],
];

describe.each(ways)("1,000 healthy calls, %s,", (_, atOnce) => {
  it.each([
    ["an hour", 3600],
    ["no stated time", undefined],
    ["0 s", 0],
    ["-1 s", -1],
    ["NaN s, which JSON writes as null", Number.NaN],
    ["a text", "abc"],
  ])("need one POST /auth if tokens live for %s", async (_, expiresIn) => {
    const { update, received } = startClient(() => 200, { issue: { expiresIn } });
    expect(await make(1000, atOnce, update)).toEqual([]);
    expect(received).toEqual({ "/auth": 1, "/customers/1": 1000 });
  });
});

const replacements: [string, Issue][] = [
  ["another token", {}],
  ["the refused token again", { accessToken: "token" }],
];

describe("one spurious 401", () => {
  it.each(replacements)("costs at most one more POST /auth that returns %s", async (_, issue) => {
    for (const spurious of [1, 2, 30]) {
      for (const [, atOnce] of ways) {
        const { update, received } = startClient((nth) => (nth === spurious ? 401 : 200), { issue });
        expect(await make(60, atOnce, update)).toEqual([]);
        expect(received).toEqual({ "/auth": 2, "/customers/1": 61 });
      }
    }
  });
});

describe.each(ways)("2,000 calls that get a 401, %s,", (_, atOnce) => {
  it.each<[string, object]>([
    ["tokens of POST /auth", {}],
    ["tokens of POST /auth, which returns the same text again and again", { issue: { accessToken: "token" } }],
    ["a function that returns one token", { accessToken: () => "token" }],
    ["an asynchronous function that makes new ones", { accessToken: async () => `token-${Math.random()}` }],
  ])("cost at most 1.1 requests each with %s", async (_, options) => {
    const { update, received } = startClient(() => 401, options);
    const failures = await make(2000, atOnce, update);
    expect(failures).toHaveLength(2000);
    for (const failure of failures) expect(failure).toMatchObject({ name: "ConomyApiError", status: 401 });
    expect(received["/auth"] + received["/customers/1"]).toBeLessThanOrEqual(2200);
  });

  it("cost at most 1.1 requests each after others went well", async () => {
    const { update, received } = startClient((nth) => (nth > 100 ? 401 : 200));
    expect(await make(100, atOnce, update)).toEqual([]);
    expect(await make(2000, atOnce, update)).toHaveLength(2000);
    expect(received["/auth"] + received["/customers/1"] - 101).toBeLessThanOrEqual(2200);
  });
});

describe("over real connections", () => {
  const auth: Behaviour = (_, response) =>
    sendJson(response, 200, { accessToken: "token", tokenType: "Bearer", expiresIn: 0 });

  it("1,000 healthy calls, one after the other, need one POST /auth, whatever it says about the life of a token", async () => {
    const { call, server } = await startScene(respond, { auth });
    expect(await make(1000, 1, () => call.PATCH())).toEqual([]);
    expect(server.receivedAt("/auth")).toHaveLength(1);
  });

  it("1,000 calls that get a 401 at the same time cost one more POST /auth that returns the refused token again, and all succeed", async () => {
    const held: (() => unknown)[] = [];
    // The 401s wait for each other, so that every call has sent the token before one learns of it.
    const refuseAll: Behaviour = (request, response) => {
      if (held.length === 1000) return respond(request, response);
      held.push(() => fail(401)(request, response));
      return held.length === 1000 && held.map((refuse) => refuse());
    };
    const { call, server } = await startScene(refuseAll, { auth });
    expect(await make(1000, 1000, () => call.PATCH())).toEqual([]);
    expect(server.receivedAt("/auth")).toHaveLength(2);
    expect(server.receivedAt("/customers/1")).toHaveLength(2000);
  });

  it("2,000 calls that get a 401, 50 at a time, cost at most 1.1 requests each", async () => {
    const { call, server } = await startScene(fail(401), { auth });
    expect(await make(2000, 50, () => call.PATCH())).toHaveLength(2000);
    expect(server.received.length).toBeLessThanOrEqual(2200);
  });
});
