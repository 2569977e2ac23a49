import { afterEach, describe, expect, it, vi } from "vitest";
import { createConomyClient } from "../src/index.ts";
import type { FetchInit } from "../src/platform.ts";

afterEach(() => vi.restoreAllMocks());

const token = { accessToken: "token", tokenType: "Bearer", expiresIn: 3600 };
const customer = { id: "1", firstName: "Ana" };

function createClient(fetch: (url: string, init: FetchInit) => Promise<Response>) {
  const credentials = { clientId: "client", clientSecret: "secret" };
  return createConomyClient({ baseUrl: "http://localhost", apiKey: "key", credentials, fetch });
}

/** What Next throws where it finds out, in advance of any request, that a page cannot be rendered yet. */
const interrupt = () => Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });

describe("where a framework renders in advance and its fetch ends that", () => {
  it.each(["/auth", "/customers/1"])("what it throws for %s comes back as it is, after one try", async (path) => {
    const thrown = interrupt();
    const urls: string[] = [];
    const conomy = createClient(async (url) => {
      urls.push(url);
      if (url.endsWith(path)) throw thrown;
      return Response.json(token);
    });
    await expect(conomy.customers.update("1", {})).rejects.toBe(thrown);
    expect(urls.filter((url) => url.endsWith(path))).toHaveLength(1);
  });

  it("a call that waited for the token of an interrupted one asks for its own", async () => {
    let requests = 0;
    const conomy = createClient(async (url) => {
      if (!url.endsWith("/auth")) return Response.json(customer);
      if (requests++) return Response.json(token);
      await Promise.resolve();
      throw interrupt();
    });
    const calls = [conomy.customers.update("1", {}), conomy.customers.update("1", {})];
    expect(await Promise.allSettled(calls)).toMatchObject([
      { status: "rejected", reason: { digest: "DYNAMIC_SERVER_USAGE" } },
      { status: "fulfilled", value: customer },
    ]);
    expect(requests).toBe(2);
  });

  it("nothing that would be another in the next render is asked for before the first fetch", async () => {
    const sources = [vi.spyOn(Date, "now"), vi.spyOn(Math, "random"), vi.spyOn(crypto, "randomUUID")];
    const before: number[] = [];
    const conomy = createClient(async (url) => {
      before.push(...sources.map(({ mock }) => mock.calls.length));
      if (url.endsWith("/auth")) throw interrupt();
      return Response.json(customer);
    });
    await expect(conomy.customers.update("1", {})).rejects.toMatchObject({ digest: "DYNAMIC_SERVER_USAGE" });
    expect(before).toEqual([0, 0, 0]);
  });
});
