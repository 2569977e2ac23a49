import { expect, it } from "vitest";
import { type ConomyClientOptions, createConomyClient } from "../src/index.ts";
import { toBaseUrl } from "../src/url.ts";
import { createObservedClient, json } from "./helpers.ts";

const access = { apiKey: "key", accessToken: "token" };
const create = (baseUrl: string, more: Partial<ConomyClientOptions> = {}) =>
  createConomyClient({ ...access, ...more, baseUrl } as ConomyClientOptions);

it.each([
  ["sandbox", "https://api.conomyhq.com/sandbox"],
  ["production", "https://api.conomyhq.com"],
] as const)("the environment %s is the contract's server", async (environment, url) => {
  const { conomy, sent } = createObservedClient(() => json({ firstName: "Ana" }), {
    recorded: false,
    environment,
  });
  await conomy.customers.update("69e2", {});
  expect(sent.map((request) => request.url)).toEqual([`${url}/auth`, `${url}/customers/69e2`]);
});

it.each([
  ["http://127.0.0.1:8080/sandbox//", "http://127.0.0.1:8080/sandbox"],
  ["http://127.9.9.9", "http://127.9.9.9"],
  ["http://localhost/", "http://localhost"],
  ["http://[::1]:2", "http://[::1]:2"],
  ["https://API.example.com:443", "https://api.example.com"],
])("the base URL %s becomes %s", (baseUrl, normalised) => {
  expect(toBaseUrl(baseUrl, false)).toBe(normalised);
});

it.each([
  ["is relative", "/api"],
  ["has no scheme", "api.example.com"],
  ["has a scheme that is not HTTP's", "file:///api"],
  ["has credentials", "https://me:secret@api.example.com"],
  ["has a query", "https://api.example.com/?key=1"],
  ["has a fragment", "https://api.example.com/#a"],
  ["has an empty query", "https://api.example.com/?"],
])("a base URL that %s is refused, and not repeated", (_, baseUrl) => {
  expect(() => create(baseUrl)).toThrow(/`baseUrl`.*https:/);
  expect(() => create(baseUrl)).not.toThrow(/secret|key=1|example/);
  expect(() => create(baseUrl, { dangerouslyAllowHttp: true })).toThrow(/`baseUrl`.*https:/);
});

const clear = [
  "http://api.example.com",
  "http://127.0.0.1.evil.example",
  "http://localhost.evil.example",
  "http://10.0.0.7:4010",
  "http://sandbox:4010",
  "http://[::2]",
  "http://0.0.0.0:4010",
];

it.each(clear)("plain HTTP to %s is refused with the option that allows it", (baseUrl) => {
  expect(() => create(baseUrl)).toThrow("`dangerouslyAllowHttp`");
  expect(() => create(baseUrl, { dangerouslyAllowHttp: false })).toThrow("`dangerouslyAllowHttp`");
});

it.each(clear)("plain HTTP to %s is used once it is allowed", async (baseUrl) => {
  const { conomy, sent } = createObservedClient(() => json({ firstName: "Ana" }), {
    recorded: false,
    environment: undefined,
    baseUrl,
    dangerouslyAllowHttp: true,
  });
  await conomy.customers.update("69e2", {});
  expect(sent.map(({ url }) => url)).toEqual([`${baseUrl}/auth`, `${baseUrl}/customers/69e2`]);
});

// WHATWG Fetch, "port blocking".
it.each([1, 22, 25, 110, 587, 2049, 6000, 6665, 6669, 6697, 10_080])(
  "the port %i, which fetch blocks, is refused",
  (port) => {
    expect(() => create(`https://127.0.0.1:${port}`)).toThrow("`baseUrl` must have a port that `fetch` does not block");
  },
);

it.each([2, 80, 443, 4010, 6670, 8080, 10_081])("the port %i, which fetch does not block, is taken", (port) => {
  expect(create(`https://127.0.0.1:${port}`)).toHaveProperty("customers");
});
