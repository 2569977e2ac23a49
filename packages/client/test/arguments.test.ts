import { describe, expect, it } from "vitest";
import { isConomyConfigError, isConomyTimeoutError } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";
import { type Value, values } from "./values.ts";

type Untyped = Record<"PATCH" | "POST" | "request" | "update", (...given: unknown[]) => Promise<unknown>>;

const path = { "customer-id": "69e2" };

function setUp() {
  const { conomy, sent } = createObservedClient(() => json({ id: "69e2" }), { recorded: false });
  const untyped = { ...conomy, update: conomy.customers.update } as unknown as Untyped;
  return { ...untyped, sent };
}

/** What becomes of a call: nothing for one that is made, the words of its refusal, or what went wrong. */
async function outcome(call: (client: Untyped) => Promise<unknown>): Promise<string | undefined> {
  const { sent, ...client } = setUp();
  let promise: Promise<unknown>;
  try {
    promise = call(client);
  } catch (thrown) {
    return `throws ${thrown} instead of rejecting`;
  }
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown ?? "nothing",
  );
  if (!error || isConomyTimeoutError(error)) return undefined;
  if (sent.length) return `fails with ${error} after ${sent.length} requests`;
  return isConomyConfigError(error) ? error.message : `fails with ${error}`;
}

/** What is wrong with how a call takes each value. */
async function misjudged(
  name: string,
  accepted: readonly (string | undefined)[],
  call: (client: Untyped, value: unknown) => Promise<unknown>,
): Promise<string[]> {
  const found = await Promise.all(
    values.map(async ({ name: kind, value }: Value) => {
      const words = await outcome((client) => call(client, value));
      if (accepted.includes(kind)) return words && `${kind}: ${words}`;
      if (!words) return `${kind} is accepted`;
      return words.includes(name) && !/3000|getter/.test(words) ? "" : `${kind}: ${words}`;
    }),
  );
  return found.flatMap((line) => line || []);
}

const counts = ["undefined", "a number"];
const limits = [...counts, "a fraction", "infinity"];
const texts = ["a number in a string", "a word"];
const objects = [
  "an empty object",
  "a boxed string",
  "an object without a prototype",
  "an object that is no text",
  "a date",
  "a map",
  "a promise",
  "a proxy",
  "an abort controller",
];

describe.each<[option: string, ...accepted: string[]]>([
  ["timeout", ...limits],
  ["deadline", ...limits],
  ["retry", "undefined", "false", ...objects],
  ["retry.attempts", ...counts],
  ["retry.minDelay", "zero", ...limits],
  ["retry.maxDelay", "zero", ...limits],
  ["apiVersion", "undefined", ...texts],
  ["signal", "undefined"],
  ["signal.addEventListener", "a function"],
  ["signal.removeEventListener", "a function"],
  ["headers", "undefined", "an empty array", ...objects.filter((name) => name !== "a boxed string")],
])("the call option %s", (option, ...accepted) => {
  const [name = "", inner] = option.split(".");
  // Of a signal, it is named as a whole.
  const named = name === "signal" ? name : option;
  const set = (value: unknown) => {
    const siblings = name === "signal" ? { addEventListener() {}, removeEventListener() {} } : {};
    return { deadline: 500, [name]: inner ? { ...siblings, [inner]: value } : value };
  };

  it("is refused by name in customers.update unless it can work", async () => {
    expect(await misjudged(named, accepted, ({ update }, value) => update("69e2", {}, set(value)))).toEqual([]);
  });

  it("is refused by name in a raw call unless it can work", async () => {
    const call = ({ PATCH }: Untyped, value: unknown) =>
      PATCH("/customers/{customer-id}", { params: { path }, body: {}, ...set(value) });
    expect(await misjudged(named, accepted, call)).toEqual([]);
  });

  it("is refused by name in request() unless it can work", async () => {
    expect(await misjudged(named, accepted, ({ request }, value) => request("GET", "/x", set(value)))).toEqual([]);
  });
});

describe("the argument", () => {
  it.each<[argument: string, name: string, accepted: string[], call: Parameters<typeof misjudged>[2]]>([
    [
      "id of customers.update",
      "customer-id",
      [...texts, "a line break", "a check mark"],
      ({ update }, value) => update(value, {}),
    ],
    [
      "changes of customers.update",
      "body",
      ["an empty object", "an object without a prototype", "an object that is no text", "a proxy"],
      ({ update }, value) => update("69e2", value),
    ],
    ["options of customers.update", "", ["undefined", ...objects], ({ update }, value) => update("69e2", {}, value)],
    ["init of a raw call", "", [], ({ PATCH }, value) => PATCH("/customers/{customer-id}", value)],
    [
      "params of a raw call",
      "",
      [],
      ({ PATCH }, value) => PATCH("/customers/{customer-id}", { params: value, body: {} }),
    ],
    [
      "params.path of a raw call",
      "",
      [],
      ({ PATCH }, value) => PATCH("/customers/{customer-id}", { params: { path: value }, body: {} }),
    ],
    [
      "params.path.customer-id of a raw call",
      "customer-id",
      [...texts, "a line break", "a check mark"],
      ({ PATCH }, value) => PATCH("/customers/{customer-id}", { params: { path: { "customer-id": value } }, body: {} }),
    ],
    [
      "body of a raw call",
      "body",
      ["undefined", "an empty object", "an object without a prototype", "an object that is no text", "a proxy"],
      ({ PATCH }, value) => PATCH("/customers/{customer-id}", { params: { path }, body: value }),
    ],
    [
      "parseAs of a raw call",
      "parseAs",
      ["undefined", "a word"],
      ({ PATCH }, value) => PATCH("/customers/{customer-id}", { params: { path }, body: {}, parseAs: value }),
    ],
    ["path of a raw call", "path", [], ({ PATCH }, value) => PATCH(value, { params: { path }, body: {} })],
    ["method of request()", "method", [], ({ request }, value) => request(value, "/x")],
    ["path of request()", "path", [], ({ request }, value) => request("GET", value)],
    ["options of request()", "", ["undefined", ...objects], ({ request }, value) => request("GET", "/x", value)],
    [
      "params of request()",
      "params",
      ["undefined", ...objects.filter((name) => !/boxed|no text/.test(name))],
      ({ request }, value) => request("GET", "/x", { params: value }),
    ],
    [
      "params.path of request()",
      "",
      ["undefined", "an object with throwing getters", ...objects],
      ({ request }, value) => request("GET", "/x", { params: { path: value } }),
    ],
    [
      "params.path.id of request()",
      "id",
      [...texts, "a line break", "a check mark"],
      ({ request }, value) => request("GET", "/{id}", { params: { path: { id: value } } }),
    ],
    [
      "params.query of request()",
      "",
      ["undefined", "an empty object", "an object without a prototype", "a proxy"],
      ({ request }, value) => request("GET", "/x", { params: { query: value } }),
    ],
    [
      "params.query.q of request()",
      "params.query",
      [
        "undefined",
        "true",
        "false",
        "zero",
        "a number",
        "a negative number",
        "a fraction",
        "infinity",
        "a bigint",
        "an empty string",
        "a number in a string",
        "a word",
        "a line break",
        "a check mark",
        "an empty array",
        "an array",
      ],
      ({ request }, value) => request("GET", "/x", { params: { query: { q: value } } }),
    ],
    [
      "body of request()",
      "body",
      [
        "undefined",
        "an empty array",
        "an array",
        "an empty object",
        "an object without a prototype",
        "an object that is no text",
        "a proxy",
      ],
      ({ request }, value) => request("POST", "/x", { body: value }),
    ],
    [
      "parseAs of request()",
      "parseAs",
      ["undefined", "a word"],
      ({ request }, value) => request("GET", "/x", { parseAs: value }),
    ],
  ])("%s is refused by name unless it can work", async (_, name, accepted, call) => {
    expect(await misjudged(name, accepted, call)).toEqual([]);
  });
});

describe("middleware", () => {
  const { conomy } = createObservedClient(() => json({}), { recorded: false });
  const middleware = conomy as unknown as Record<"eject" | "use", (value: unknown) => void>;

  it.each(values)("$name is refused by use()", ({ value }) => {
    expect(() => middleware.use(value)).toThrow(expect.objectContaining({ name: "ConomyConfigError" }));
  });

  it.each(values)("$name was never registered, so that eject() does nothing", ({ value }) => {
    expect(middleware.eject(value)).toBeUndefined();
  });
});
