import { servers } from "./contract.generated.ts";
import { refuse } from "./errors/config-error.ts";
import { isHeaderValue } from "./headers.ts";

/** What a value has to be, and the words for it. */
type Rule = readonly [test: (value: unknown) => unknown, words: string];
/** What the members of an object have to be. An object itself may always be left out. */
interface Shape {
  readonly [name: string]: Rule | Shape;
}

const header: Rule = [isHeaderValue, "text in Latin-1 without line breaks"];
const text: Rule = [(value) => typeof value === "string" && value, "text"];
const callable: Rule = [(value) => typeof value === "function", "a function"];
const maybe = ([test, words]: Rule): Rule => [(value) => value === undefined || test(value), words];
const number = maybe([(value) => typeof value === "number" && value >= 0, "a number from 0"]);
const flag = maybe([(value) => typeof value === "boolean", "true or false"]);
const oneOf = (words: string): Rule => [(value) => words.split(", ").includes(value as string), `one of ${words}`];

const reliability: Shape = {
  timeout: number,
  deadline: number,
  retry: { attempts: number, minDelay: number, maxDelay: number },
  apiVersion: maybe(header),
};

/** The options of a client. */
export const clientShape: Shape = {
  ...reliability,
  apiKey: header,
  environment: maybe(oneOf(Object.keys(servers).join(", "))),
  baseUrl: maybe(text),
  credentials: { clientId: text, clientSecret: text },
  accessToken: maybe([(value) => callable[0](value) || isHeaderValue(value), `a function or ${header[1]}`]),
  tokenCache: { get: callable, set: callable },
  userAgent: maybe(header),
  fetch: maybe(callable),
  onAttempt: maybe(callable),
  logger: {},
  maxBodySize: number,
  dangerouslyAllowBrowser: flag,
  dangerouslyAllowHttp: flag,
};

/** The arguments of a call. */
export const callShape: Shape = {
  ...reliability,
  method: oneOf("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"),
  // A URL parser drops white space, turns backslashes round and resolves dot segments, encoded ones included.
  path: [
    (value) => /^(\/(?!(\.|%2e){1,2}(\/|$))[^/?#\\\s\p{C}]*)+$/iu.test(value as string),
    "a path that begins with / and stays below `baseUrl`, without a query",
  ],
  params: { path: {}, query: {} },
  headers: {},
  signal: { addEventListener: callable, removeEventListener: callable },
  parseAs: maybe(oneOf("json, text")),
};

/** @throws {ConomyConfigError} naming the first value that cannot work, without repeating it. */
export function check(given: unknown, shape: Shape, inside = ""): void {
  if (!given || typeof given !== "object") refuse(`\`${inside || "options"}\` must be an object.`);
  for (const [name, rule] of Object.entries(shape)) {
    const value = (given as Record<string, unknown>)[name];
    const place = inside ? `${inside}.${name}` : name;
    if (!Array.isArray(rule)) {
      if (value !== undefined && !(name === "retry" && value === false)) check(value, rule as Shape, place);
    } else if (!rule[0](value)) {
      refuse(`\`${place}\` ${value === undefined ? "is missing" : `must be ${rule[1]}`}.`);
    }
  }
}

/** Checks that one of two options is given, and not the other. */
export function checkEither<Options extends object>(options: Options, one: keyof Options, other: keyof Options): void {
  if (!options[one] === !options[other]) {
    refuse(`Give \`${String(one)}\` or \`${String(other)}\`${options[one] ? ", not both" : ""}.`);
  }
}
