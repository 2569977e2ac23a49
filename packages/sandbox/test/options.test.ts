import { expect, it } from "vitest";
import { startSandbox } from "../src/index.ts";
import { start } from "./helpers.ts";

const number = (most: number | string, least = 0) => `must be a whole number from ${least} to ${most}.`;
const texts = "must be a list of strings.";
const text = "must be a non-empty string.";

it.each<[option: string, value: unknown, reason: string]>([
  ["port", "4010", number(65_535)],
  ["port", 65_536, number(65_535)],
  ["port", -1, number(65_535)],
  ["port", 1.5, number(65_535)],
  ["port", Number.NaN, number(65_535)],
  ["port", true, number(65_535)],
  ["port", null, number(65_535)],
  ["host", "", text],
  ["host", 127, text],
  ["allowRemote", "yes", "must be true or false."],
  ["allowedHosts", "conomy", texts],
  ["allowedHosts", new Set(["conomy"]), texts],
  ["corsOrigins", "http://localhost:3000", texts],
  ["contract", {}, text],
  ["db", true, text],
  ["db", "", text],
  ["record", 1, text],
  ["latency", "100", number(600_000)],
  ["latency", -1, number(600_000)],
  ["latency", Number.POSITIVE_INFINITY, number(600_000)],
  ["stopGrace", 0.5, number(600_000)],
  ["now", 0, "must be a function."],
  ["now", new Date(0), "must be a function."],
  ["tokenLifetime", 0, number(Number.MAX_SAFE_INTEGER, 1)],
  ["tokenLifetime", "1h", number(Number.MAX_SAFE_INTEGER, 1)],
  ["randomSeed", "seed", number(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER)],
  ["control", 1, "must be true or false."],
  ["onRequest", "log", "must be a function."],
])("refuses %s as %j, and names it", async (option, value, reason) => {
  await expect(startSandbox({ [option]: value })).rejects.toThrow(new TypeError(`${option} ${reason}`));
});

it.each<[options: object, reason: string]>([
  [{ allowedHosts: ["conomy", ""] }, `allowedHosts[1] ${text}`],
  [{ corsOrigins: [1] }, `corsOrigins[0] ${text}`],
  [{ allowedHosts: ["a b"] }, "a b is not a host name. Write it without a scheme or a path, such as conomy."],
  [{ allowedHosts: ["conomy", "http://conomy"] }, "http://conomy is not a host name."],
  [{ allowedHosts: ["1.2.3.256"] }, "1.2.3.256 is not a host name."],
  [{ port: false, corsOrigins: ["http://localhost:3000/"] }, "http://localhost:3000/ is not an origin."],
  [{ now: () => Number.NaN }, "now() must be a time of the years 0 to 9999, in ms since 1970 or as a Date."],
  [{ seed: null }, "seed: `tenants` must be a list of tenants."],
  [{ seed: "lost.json" }, "lost.json cannot be read as JSON: ENOENT"],
  [{ contract: "lost.yaml" }, "lost.yaml cannot be read: ENOENT"],
])("refuses %j, and says where it is wrong", async (options, reason) => {
  await expect(startSandbox(options)).rejects.toThrow(reason);
});

it.each([
  ["prot", "port"],
  ["Host", "host"],
  ["allowedHost", "allowedHosts"],
  ["corsOrigin", "corsOrigins"],
  ["tokenLifeTime", "tokenLifetime"],
  ["onrequest", "onRequest"],
])("does not take %s for an option, and asks whether %s was meant", async (name, meant) => {
  await expect(startSandbox({ [name]: 1 })).rejects.toThrow(
    `There is no option ${name}. Did you mean ${meant}? There are: port, host, `,
  );
});

it("names every option where none is near", async () => {
  await expect(startSandbox({ verbose: true } as object)).rejects.toThrow(/^There is no option verbose\. There are: /);
});

it.each([[1], ["4010"], [null]])("refuses %j in place of the options", async (options) => {
  await expect(startSandbox(options as never)).rejects.toThrow("The options must be an object.");
});

it("takes an option that is undefined for one that is not given", async () => {
  const options = { host: undefined, latency: undefined, seed: undefined } as object;
  expect((await start(options)).url).toBe("http://localhost");
});

it("asks which fault, filter or option of a fault was meant", async () => {
  const { faults, requests } = await start();
  expect(() => faults.next("tooManyRequest" as "tooManyRequests")).toThrow("Did you mean tooManyRequests?");
  expect(() => faults.next("latency", { duraton: 1 } as object)).toThrow("Did you mean duration?");
  expect(() => requests.where({ oparation: "updateCustomer" } as object)).toThrow("Did you mean operation?");
  expect(() => requests.verify({}, { atleast: 1 } as object)).toThrow("Did you mean atLeast?");
});
