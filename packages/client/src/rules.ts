import { servers } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { isHeaderValue } from "./headers.ts";

type Test = (value: unknown) => unknown;

const isObject: Test = (value) => typeof value === "object" && value;
const isFunction: Test = (value) => typeof value === "function";
const has =
  (...methods: string[]): Test =>
  (value) =>
    isObject(value) && methods.every((name) => isFunction((value as Record<string, unknown>)[name]));

const header = "text in Latin-1 without line breaks";

/** What values have to be, the test for it, and the options and arguments concerned. */
const rules: readonly [words: string, test: Test, names: string][] = [
  [
    "a number from 0",
    (value) => typeof value === "number" && value >= 0,
    "timeout deadline attempts minDelay maxDelay maxBodySize",
  ],
  [header, isHeaderValue, "apiKey userAgent apiVersion"],
  [`${header}, or a function`, (value) => isFunction(value) || isHeaderValue(value), "accessToken"],
  ["text", (value) => typeof value === "string" && value, "baseUrl clientId clientSecret"],
  [Object.keys(servers).join(" or "), (value) => Object.hasOwn(servers, value as string), "environment"],
  ["true or false", (value) => typeof value === "boolean", "dangerouslyAllowBrowser dangerouslyAllowHttp"],
  ["a function", isFunction, "fetch onAttempt"],
  ["an object", isObject, "options credentials logger headers params path"],
  ["an object or false", (value) => value === false || isObject(value), "retry"],
  ["an object with `get` and `set`", has("get", "set"), "tokenCache"],
  ["an AbortSignal", has("addEventListener", "removeEventListener"), "signal"],
  ["json or text", (value) => value === "json" || value === "text", "parseAs"],
  // The form of an object, such as a `Date`, is anybody's guess.
  [
    "an object of texts, numbers and lists of them",
    (value) =>
      isObject(value) &&
      !Object.values(value as object)
        .flat()
        .some(isObject),
    "query",
  ],
  [
    "a method of HTTP in capitals",
    (value) => /^(DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/.test(String(value)),
    "method",
  ],
];

const ruleOf = new Map(rules.flatMap((rule) => rule[2].split(" ").map((name) => [name, rule] as const)));

/** @throws {ConomyConfigError} naming the first value that cannot work, without repeating it. */
export function check(given: object, inside = ""): void {
  for (const [name, value] of Object.entries(given)) {
    const [words, test] = ruleOf.get(name) ?? [];
    if (value === undefined || !test) continue;
    if (!test(value)) refuse(`\`${inside}${name}\` must be ${words}.`);
    if (/^(credentials|params|retry)$/.test(name)) check(value, `${name}.`);
  }
}

/** @throws {ConomyConfigError} if both or none of two options are given. */
export function checkEither<Options>(options: Options, one: keyof Options, other: keyof Options): void {
  if (!options[one] === !options[other]) {
    refuse(`Give \`${String(one)}\` or \`${String(other)}\`${options[one] ? ", not both" : ""}.`);
  }
}

/** @throws {ConomyConfigError} if an option is missing. */
export function checkGiven<Options>(options: Options, ...names: (keyof Options)[]): void {
  for (const name of names) if (!options[name]) refuse(`\`${String(name)}\` is missing.`);
}
