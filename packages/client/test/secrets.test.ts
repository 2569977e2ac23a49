import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createConomyClient, type FetchInit } from "../src/index.ts";
import { walk } from "./views.ts";

// Every secret and every piece of personal data gets a value of its own; none may appear in anything that this client
// shows on its own account, whatever the other side returns.

const secret = fc.stringMatching(/^[A-Za-z0-9]{16}$/);
const inputs = fc.record({
  apiKey: secret,
  clientSecret: secret,
  token: secret,
  email: secret,
  id: secret,
  header: secret,
  detail: secret,
});
type Inputs = typeof inputs extends fc.Arbitrary<infer Value> ? Value : never;

/** How Conomy, or whoever sits between, may respond. Most echo what they were sent. */
const responses: Record<string, (init: FetchInit, inputs: Inputs) => Response> = {
  success: (init) => Response.json({ firstName: "Ana", echo: init.body, ...init.headers }),
  "documented error": (init, { detail }) =>
    Response.json({ status: 404, code: "31", type: "notFound", detail: detail + init.body }, { status: 404 }),
  "server error": (init) => Response.json({ status: 500, code: "01", detail: init.body }, { status: 500 }),
  "HTML with everything in it": (init) =>
    new Response(`<pre>${JSON.stringify(init)}</pre>`, { headers: { "content-type": "text/html" } }),
  "HTML error": (init) => new Response(JSON.stringify(init), { status: 502, headers: { "content-type": "text/html" } }),
  "truncated JSON": (init) => new Response(`{"echo":${init.body}`, { headers: { "content-type": "application/json" } }),
  redirect: (init, { id }) =>
    new Response(null, {
      status: 302,
      headers: { location: `https://evil.example/${id}?${init.headers["x-api-key"]}` },
    }),
  "too large": (init) => Response.json({ echo: init.body?.repeat(100) }),
  failure: (init) => {
    throw Object.assign(new TypeError("fetch failed", { cause: init }), { init });
  },
};

it("no secret and no personal data appears in anything inspected, thrown, logged or serialised", async () => {
  await fc.assert(
    fc.asyncProperty(inputs, fc.constantFrom(...Object.keys(responses)), fc.boolean(), async (given, kind, refuse) => {
      const shown: string[] = [];
      const show = (value: unknown) => {
        const everything = { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, showProxy: true };
        shown.push(inspect(value), inspect(value, everything), walk(value).join("\n"), `${JSON.stringify(value)}`);
      };
      const conomy = createConomyClient({
        baseUrl: "https://api.example.com",
        apiKey: given.apiKey,
        credentials: { clientId: "client", clientSecret: given.clientSecret },
        maxBodySize: 2000,
        retry: { attempts: 2, minDelay: 0 },
        onAttempt: show,
        logger: { debug: show, warn: show, error: show },
        fetch: async (url, init) => {
          if (!url.endsWith("/auth")) return (responses[kind] as (typeof responses)[string])(init, given);
          if (refuse) return Response.json({ status: 401, code: "41", detail: init.body }, { status: 401 });
          return Response.json({ accessToken: given.token, tokenType: "Bearer", expiresIn: 60 });
        },
      });
      show(conomy);
      const body = { email: given.email };
      const headers = { "x-note": given.header };
      const params = { path: { "customer-id": given.id } };
      await conomy.customers.update(given.id, body, { headers }).catch(show);
      await conomy.PATCH("/customers/{customer-id}", { params, body, headers }).catch(show);
      await conomy.customers.update(given.id, body, { headers: { "x-note": `${given.header}\n` } }).catch(show);
      show(conomy);

      const leaks = Object.entries(given).filter(([, value]) => shown.some((text) => text.includes(value)));
      expect({ kind, refuse, leaks: leaks.map(([name]) => name) }).toEqual({ kind, refuse, leaks: [] });
      expect(shown.length).toBeGreaterThan(6);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it("an option that is refused is named, and its value is not shown", async () => {
  await fc.assert(
    fc.property(secret, fc.constantFrom("apiKey", "userAgent"), (value, name) => {
      const options = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;
      try {
        createConomyClient({ ...options, [name]: `${value}\r\n` });
        expect.unreachable();
      } catch (error) {
        expect(inspect(error)).toContain(name);
        expect(inspect(error)).not.toContain(value);
      }
    }),
  );
});
