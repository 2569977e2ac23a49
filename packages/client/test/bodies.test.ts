import { describe, expect, it } from "vitest";
import { isConomyConfigError } from "../src/index.ts";
import { createObservedClient, json } from "./helpers.ts";

type Untyped = (...given: unknown[]) => Promise<unknown>;

const path = { "customer-id": "69e2" };
const cycle: Record<string, unknown> = {};
cycle.self = cycle;

function setUp() {
  const { conomy, sent, sentTo } = createObservedClient(() => json({ id: "69e2", firstName: "Ana" }));
  const update = conomy.customers.update as unknown as Untyped;
  const patch = conomy.PATCH as unknown as Untyped;
  /** The same body, or options, in every way to make a call. */
  const ways = (body: unknown, options: object = {}): (() => Promise<unknown>)[] => [
    () => update("69e2", body, options),
    () => patch("/customers/{customer-id}", { params: { path }, body, ...options }),
    () => conomy.request("PUT", "/payments/1", { body: body as object, ...options }),
  ];
  return { ways, sent, sentTo };
}

/** An iterator's value, as `fetch` takes it for headers. */
function* pairs(): Generator<[string, string]> {
  yield ["X-Request-Id", "7"];
}

describe("a body", () => {
  it.each<[name: string, body: unknown]>([
    ["with a cycle", cycle],
    [
      "with a getter that throws",
      {
        get email() {
          throw new Error("secret@example.com");
        },
      },
    ],
    [
      "with a toJSON that throws",
      {
        toJSON() {
          throw new Error("secret@example.com");
        },
      },
    ],
    ["of which toJSON makes nothing", { toJSON() {} }],
    ["that is FormData", new FormData()],
    ["that is URLSearchParams", new URLSearchParams("a=1")],
    ["that is a Map", new Map([["email", "a"]])],
    ["that is a Set", new Set(["email"])],
    ["that is a Date", new Date()],
    ["that is a function", () => {}],
    ["that is a Blob", new Blob(["{}"])],
    ["that is bytes", new Uint8Array(2)],
    ["that is a stream", new ReadableStream()],
    ["that is a promise", Promise.resolve({})],
    ["that is text", "{}"],
    ["that is null", null],
    ["that is an error", new Error("secret@example.com")],
  ])("%s is refused by name, and nothing is sent", async (_, body) => {
    const { ways, sent } = setUp();
    for (const call of ways(body)) {
      const error = await call().catch((thrown: unknown) => thrown);
      expect(isConomyConfigError(error)).toBe(true);
      expect(String(error)).toMatch(/`body`/);
      expect(String(error)).not.toContain("secret@");
    }
    expect(sent).toEqual([]);
  });

  const none = () => {};
  const nothing = { toJSON: none };

  it.each<[name: string, field: string, body: object]>([
    ["NaN", "body.amount", { firstName: "Ana", amount: Number.NaN }],
    ["Infinity", "body.amount", { amount: Number.POSITIVE_INFINITY }],
    ["a BigInt", "body.amount", { amount: 10n }],
    ["a BigInt of 0", "body.amount", { amount: 0n }],
    ["a symbol", "body.kind", { kind: Symbol("secret@") }],
    ["a function", "body.greet", { greet: none }],
    ["a function in a list", "body.list.1", { list: ["a", none] }],
    ["undefined in a list", "body.list.0", { list: [undefined] }],
    ["a hole in a list", "body.list.1", { list: Object.assign([1], { 2: 3 }) }],
    ["a date that is none", "body.born", { born: new Date(Number.NaN) }],
    ["what toJSON makes nothing of", "body.address", { address: nothing }],
    ["a Map", "body.address", { address: new Map([["street", "secret@"]]) }],
    ["a Set", "body.tags", { tags: new Set(["secret@"]) }],
    ["an error", "body.reason", { reason: new Error("secret@") }],
    ["bytes", "body.photo", { photo: new Uint8Array(2) }],
    ["a fault deep inside", "body.a.b.1.c", { a: { b: [{ c: 1 }, { c: none }] } }],
    ["a fault after an object that is there twice", "body.two.c", { one: path, two: { one: path, c: none } }],
    ["a fault under a name that is no name", "body.….amount", { "secret@example.com\n": { amount: 10n } }],
  ])("with %s is refused by the name of the field, %s, and nothing is sent", async (_, field, body) => {
    const { ways, sent } = setUp();
    for (const call of ways(body)) {
      expect(await call().catch((thrown: unknown) => thrown)).toMatchObject({
        name: "ConomyConfigError",
        message: `\`${field}\` must be a JSON value.`,
      });
    }
    expect(sent).toEqual([]);
  });

  it("that is created is refused by the same rule", async () => {
    const { conomy, sent } = createObservedClient(() => json({ firstName: "Ana" }));
    const customer = { firstName: "Ana", address: { street: Number.NaN } };
    await expect(conomy.customers.create(customer as object as { firstName: string })).rejects.toThrow(
      "`body.address.street` must be a JSON value.",
    );
    expect(sent).toEqual([]);
  });

  it("is sent with every value that JSON has, and without members that are undefined", async () => {
    const { ways, sent } = setUp();
    const body = { a: null, b: true, c: -1.5e300, d: "", e: [null, [], {}], f: { g: undefined, h: 0 }, i: undefined };
    for (const call of ways(body)) await call();
    const bodies = sent.filter(({ url }) => !url.endsWith("/auth")).map((request) => request.body);
    expect(bodies).toEqual(Array(3).fill('{"a":null,"b":true,"c":-1.5e+300,"d":"","e":[null,[],{}],"f":{"h":0}}'));
  });

  it("of a class is sent as JSON has it", async () => {
    const { ways, sent } = setUp();
    class Changes {
      email = "ana@example.com";
      at = new Date(0);
      none = undefined;
    }
    for (const call of ways(new Changes())) await call();
    const bodies = sent.filter(({ url }) => !url.endsWith("/auth")).map(({ body }) => body);
    expect(bodies).toEqual(Array(3).fill('{"email":"ana@example.com","at":"1970-01-01T00:00:00.000Z"}'));
  });
});

describe("headers", () => {
  it.each<[form: string, headers: () => unknown]>([
    ["a record", () => ({ "X-Request-Id": "7" })],
    ["pairs", () => [["X-Request-Id", "7"]]],
    ["Headers", () => new Headers({ "X-Request-Id": "7" })],
    ["a Map", () => new Map([["X-Request-Id", "7"]])],
    ["an iterator", pairs],
  ])("are sent from %s, in every way to make a call", async (_, headers) => {
    const { ways, sent } = setUp();
    for (const index of [0, 1, 2]) await ways({}, { headers: headers() })[index]?.();
    const calls = sent.filter(({ url }) => !url.endsWith("/auth"));
    expect(calls.map((request) => request.headers["x-request-id"])).toEqual(["7", "7", "7"]);
    expect(calls[0]?.headers).toMatchObject({ "content-type": "application/json" });
  });

  it.each<[fault: string, headers: () => unknown]>([
    ["a name with a space", () => ({ "x request": "7" })],
    ["a name with a line break", () => ({ "x-request\r\nx-other": "7" })],
    ["an empty name", () => ({ "": "7" })],
    ["a name outside ASCII", () => ({ "x-ñ": "7" })],
    ["a value with a line break", () => ({ "x-request-id": "7\r\nx-api-key: other" })],
    ["a value with a null", () => ({ "x-request-id": "7\0" })],
    ["a value outside Latin-1", () => ({ "x-request-id": "✓ secret" })],
    ["a symbol as a value", () => ({ "x-request-id": Symbol("secret") })],
    ["pairs of one", () => [["x-request-id"]]],
    ["pairs of three", () => [["x-request-id", "7", "8"]]],
    ["no pairs", () => ["x-request-id"]],
    [
      "an iterator that throws",
      () => ({
        [Symbol.iterator]: () => {
          throw new Error("secret");
        },
      }),
    ],
  ])("with %s are refused by name, and nothing is sent", async (_, headers) => {
    const { ways, sent } = setUp();
    for (const index of [0, 1, 2]) {
      const error = await ways({}, { headers: headers() })
        [index]?.()
        .catch((thrown: unknown) => thrown);
      expect(isConomyConfigError(error)).toBe(true);
      expect(String(error)).toMatch(/`headers`/);
      expect(String(error)).not.toContain("secret");
    }
    expect(sent).toEqual([]);
  });
});
