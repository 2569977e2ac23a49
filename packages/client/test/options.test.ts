import { describe, expect, it } from "vitest";
import { ConomyConfigError, createConomyClient } from "../src/index.ts";
import { toClientConfig } from "../src/options.ts";

const complete = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;

describe("options that cannot work are refused by name", () => {
  it.each([
    ["no target", { environment: undefined }, "either `environment` or `baseUrl`"],
    ["two targets", { baseUrl: "http://127.0.0.1:1" }, "either `environment` or `baseUrl`"],
    ["an unknown environment", { environment: "staging" }, "one of sandbox, production"],
    ["an environment from a prototype", { environment: "toString" }, "one of sandbox, production"],
    ["no key", { apiKey: undefined }, "`apiKey` is missing"],
    ["an empty key", { apiKey: "" }, "`apiKey` is missing"],
    ["no way to a token", { accessToken: undefined }, "either `credentials` or `accessToken`"],
    [
      "two ways to a token",
      { credentials: { clientId: "a", clientSecret: "b" } },
      "either `credentials` or `accessToken`",
    ],
    [
      "a secret that is not set",
      { accessToken: undefined, credentials: { clientId: "a", clientSecret: undefined } },
      "`credentials.clientSecret` is missing",
    ],
    ["a relative base URL", { environment: undefined, baseUrl: "/api" }, "`baseUrl` must be"],
    ["a base URL of another scheme", { environment: undefined, baseUrl: "file:///api" }, "`baseUrl` must be"],
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
  expect(toClientConfig({ ...complete, environment }).baseUrl).toBe(url);
});

it("a base URL loses its trailing slashes", () => {
  const { environment, ...rest } = complete;
  expect(toClientConfig({ ...rest, baseUrl: "http://127.0.0.1:8080/sandbox//" }).baseUrl).toBe(
    "http://127.0.0.1:8080/sandbox",
  );
});
