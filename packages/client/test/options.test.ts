import { afterEach, describe, expect, it, vi } from "vitest";
import { ConomyConfigError, createConomyClient } from "../src/index.ts";
import { checkOptions } from "../src/options.ts";
import { toBaseUrl } from "../src/url.ts";

const complete = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;

describe("options that cannot work are refused by name", () => {
  it.each([
    ["no target", { environment: undefined }, "Give `environment` or `baseUrl`"],
    ["two targets", { baseUrl: "http://127.0.0.1:1" }, "Give `environment` or `baseUrl`"],
    ["an unknown environment", { environment: "staging" }, "`environment` that exists"],
    ["an environment from a prototype", { environment: "toString" }, "`environment` that exists"],
    ["no key", { apiKey: undefined }, "`apiKey` is missing"],
    ["an empty key", { apiKey: "" }, "`apiKey` is missing"],
    ["no way to a token", { accessToken: undefined }, "Give `credentials` or `accessToken`"],
    [
      "two ways to a token",
      { credentials: { clientId: "a", clientSecret: "b" } },
      "Give `credentials` or `accessToken`",
    ],
    [
      "a secret that is not set",
      { accessToken: undefined, credentials: { clientId: "a", clientSecret: undefined } },
      "`clientSecret` is missing",
    ],
    ["a relative base URL", { environment: undefined, baseUrl: "/api" }, "a `baseUrl` with https:"],
    [
      "a base URL without encryption",
      { environment: undefined, baseUrl: "http://api.example.com" },
      "a `baseUrl` with https:",
    ],
    [
      "a base URL that only looks like loopback",
      { environment: undefined, baseUrl: "http://127.0.0.1.evil.example" },
      "a `baseUrl` with https:",
    ],
    [
      "a base URL with credentials",
      { environment: undefined, baseUrl: "https://me:secret@api.example.com" },
      "no credentials",
    ],
    [
      "a base URL with a query",
      { environment: undefined, baseUrl: "https://api.example.com/?key=1" },
      "no credentials, query",
    ],
    [
      "a base URL with a fragment",
      { environment: undefined, baseUrl: "https://api.example.com/#a" },
      "query or fragment",
    ],
    ["a negative time", { timeout: -1 }, "`timeout` must be a number from 0"],
    ["a deadline that is no number", { deadline: Number.NaN }, "`deadline` must be a number from 0"],
    ["a key with a line break", { apiKey: "a\r\nb" }, "`apiKey` must be text in Latin-1"],
    ["a user agent outside Latin-1", { userAgent: "b\u2713" }, "`userAgent` must be text in Latin-1"],
    ["a base URL of another scheme", { environment: undefined, baseUrl: "file:///api" }, "a `baseUrl` with https:"],
  ])("%s", (_, change, message) => {
    const create = () => createConomyClient({ ...complete, ...change } as never);
    expect(create).toThrow(ConomyConfigError);
    expect(create).toThrow(message);
  });
});

it.each([
  ["sandbox", "https://api.conomyhq.com/sandbox"],
  ["production", "https://api.conomyhq.com"],
] as const)("the environment %s is the contract's server", (environment, url) => {
  expect(checkOptions({ ...complete, environment })).toBe(url);
});

it.each([
  ["http://127.0.0.1:8080/sandbox//", "http://127.0.0.1:8080/sandbox"],
  ["http://localhost/", "http://localhost"],
  ["http://[::1]:1", "http://[::1]:1"],
  ["https://API.example.com:443", "https://api.example.com"],
])("the base URL %s becomes %s", (baseUrl, normalised) => {
  expect(toBaseUrl(baseUrl)).toBe(normalised);
});

it("a value that is refused is not in the message", () => {
  const create = () => createConomyClient({ ...complete, apiKey: "sec\nret" });
  expect(create).toThrow(expect.objectContaining({ message: expect.not.stringContaining("ret") }));
});

describe("in a browser", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("the client refuses to start", () => {
    vi.stubGlobal("document", {});
    expect(() => createConomyClient(complete)).toThrow("Call Conomy from a backend");
  });

  it("the client starts if it is told that this is dangerous", () => {
    vi.stubGlobal("document", {});
    expect(createConomyClient({ ...complete, dangerouslyAllowBrowser: true })).toHaveProperty("customers");
  });
});
