import { expect, it, onTestFinished, vi } from "vitest";
import { createConomyClient, isConomyConfigError } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";
import { values } from "./values.ts";

const complete = { environment: "sandbox", apiKey: "key", accessToken: "token" } as const;
const create = (options: unknown) => createConomyClient(options as never);

/** What creating a client with some options throws. */
function failure(options: unknown): unknown {
  try {
    return void create(options);
  } catch (thrown) {
    return thrown;
  }
}

/** An option alone among options that are right otherwise; its name may lead into an object. */
function setting(option: string, value: unknown): object {
  const [name = "", inner] = option.split(".");
  const alternatives: Record<string, object> = {
    baseUrl: { environment: undefined },
    credentials: { accessToken: undefined },
  };
  const siblings: Record<string, object> = {
    credentials: { clientId: "id", clientSecret: "secret" },
    tokenCache: { get() {}, set() {} },
  };
  return {
    ...complete,
    ...alternatives[name],
    [name]: inner ? { ...siblings[name], [inner]: value } : value,
  };
}

const counts = ["undefined", "a number"];
const limits = [...counts, "a fraction", "infinity"];
const flags = ["undefined", "true", "false"];
const functions = ["undefined", "a function"];
const texts = ["a number in a string", "a word"];
const objects = [
  "undefined",
  "a boxed string",
  "an empty object",
  "an object without a prototype",
  "an object that is no text",
  "a date",
  "a map",
  "a promise",
  "a proxy",
  "an abort controller",
];

// Each option, and the values that it takes.
it.each<[option: string, ...accepted: string[]]>([
  ["environment"],
  ["baseUrl"],
  ["apiKey", ...texts],
  ["credentials"],
  ["credentials.clientId", ...texts, "a line break", "a check mark", "half a pair"],
  ["credentials.clientSecret", ...texts, "a line break", "a check mark", "half a pair"],
  ["accessToken", "a function", ...texts],
  ["tokenCache", "undefined", "a map"],
  ["tokenCache.get", "a function"],
  ["tokenCache.set", "a function"],
  ["userAgent", "undefined", ...texts],
  ["apiVersion", "undefined", ...texts],
  ["fetch", ...functions],
  ["timeout", ...limits],
  ["deadline", ...limits],
  ["maxBodySize", ...limits],
  ["retry", "false", ...objects],
  ["retry.attempts", ...counts],
  ["retry.minDelay", "zero", ...limits],
  ["retry.maxDelay", "zero", ...limits],
  ["onAttempt", ...functions],
  ["logger", ...objects],
  ["logger.debug", ...functions],
  ["logger.warn", ...functions],
  ["logger.error", ...functions],
  ["dangerouslyAllowBrowser", ...flags],
  ["dangerouslyAllowHttp", ...flags],
])("%s is refused by name unless it can work", (option, ...accepted) => {
  const names = option === "credentials" ? [option, "clientId"] : option.split(".");
  const wrong = values.flatMap(({ name, value }) => {
    const error = failure(setting(option, value));
    if (accepted.includes(name)) return error ? [`${name} is refused: ${error}`] : [];
    if (!error) return [`${name} is accepted`];
    const named = isConomyConfigError(error) && names.some((part) => error.message.includes(`\`${part}`));
    return named && !/text\b.*text\b|3000|getter/.test(error.message) ? [] : [`${name} leads to ${error}`];
  });
  expect(wrong).toEqual([]);
});

it.each(values)("$name is refused in place of the options", ({ value }) => {
  expect(failure(value)).toMatchObject({ name: "ConomyConfigError" });
});

it("nothing at all is refused in place of the options", () => {
  expect(() => (createConomyClient as () => unknown)()).toThrow("`options` must be of type object");
});

it.each([
  ["no target", { environment: undefined }, "`environment` must be given, or `baseUrl`"],
  ["two targets", { baseUrl: "http://127.0.0.1:1" }, "`environment` must be given without `baseUrl`"],
  ["no way to a token", { accessToken: undefined }, "`credentials` must be given, or `accessToken`"],
  [
    "two ways to a token",
    { credentials: { clientId: "a", clientSecret: "b" } },
    "`credentials` must be given without `accessToken`",
  ],
])("%s is refused with the names of the two, and which it is", (_, change, message) => {
  expect(() => create({ ...complete, ...change })).toThrow(message);
});

it.each([
  ["an environment that does not exist", { environment: "staging" }, "`environment`"],
  ["an environment from a prototype", { environment: "toString" }, "`environment`"],
  ["no attempts", { retry: { attempts: 0 } }, "`retry.attempts` must be a safe integer from 1."],
  ["half an attempt", { retry: { attempts: 1.5 } }, "`retry.attempts` must be a safe integer from 1."],
  ["no time", { timeout: 0 }, "`timeout` must be a number from 1."],
  ["a wait that is negative", { retry: { minDelay: -1 } }, "`retry.minDelay` must be a number from 0."],
  ["a line break in the application's name", { userAgent: "a\nb" }, "`userAgent` must be text in Latin-1"],
  ["a variable that is not set", { apiKey: undefined }, "`apiKey` must be set"],
  [
    "a secret that is not set",
    { accessToken: undefined, credentials: { clientId: "a", clientSecret: undefined } },
    "clientSecret` must be set",
  ],
])("%s gets a message that helps", (_, change, message) => {
  expect(() => create({ ...complete, ...change })).toThrow(message);
});

it("a runtime without TextDecoder is refused at once, not at each attempt", () => {
  vi.stubGlobal("TextDecoder", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(() => create(complete)).toThrow("`TextDecoder` must be given in a runtime that has none, as jsdom.");
});

it("a value that is refused is not in the message", () => {
  expect(failure({ ...complete, apiKey: "sec\nret" })).toMatchObject({ message: expect.not.stringContaining("ret") });
});

it("credentials of a class are sent as they were at the start, and nothing else of it", async () => {
  class Vault {
    clientId = "client";
    scope = "secret";
    get clientSecret() {
      return "secret-77b1";
    }
  }
  const credentials = new Vault();
  const { conomy, sentTo } = createObservedClient(() => json({ firstName: "Ana" }), { credentials });
  credentials.clientId = "other";
  await conomy.customers.update("69e2", {});
  expect(sentTo("/auth")[0]?.body).toBe('{"clientId":"client","clientSecret":"secret-77b1"}');
});
