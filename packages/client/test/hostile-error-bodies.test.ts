import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConomyApiError, createConomyClient, isConomyApiError, type Revealed } from "../src/index.ts";
import { reveal, settle, startScene } from "./hostile-server.ts";

const fields = ["code", "type", "traceId", "detail"] as const;

/** How long a message and a line of a log can get, whatever a server sends: three words of 200, and those of ours. */
const bound = 800;
/** Nothing that breaks a line, moves a cursor or turns the direction of the text behind it. */
const printable = /^[^\p{C}\u2028\u2029]*$/u;

/** What is known of a call that a server refused with this text. */
interface Refused {
  error: ConomyApiError;
  raw: { error?: unknown };
  lines: string[];
  revealed: Revealed;
}

/** Lets both faces of a client meet an error. */
async function refuseWith(text: string, status = 400): Promise<Refused> {
  const lines: string[] = [];
  const conomy = createConomyClient({
    baseUrl: "https://api.example.com",
    apiKey: "key",
    accessToken: "token",
    retry: false,
    logger: { error: (line) => lines.push(line) },
    fetch: async () => new Response(text, { status, headers: { "content-type": "application/json" } }),
  });
  const params = { path: { "customer-id": "1" } };
  const raw = await conomy.PATCH("/customers/{customer-id}", { params, body: {} });
  const error = await settle(conomy.customers.update("1", {}));
  if (!isConomyApiError(error)) throw error;
  return { error, raw, lines, revealed: reveal(error) };
}

/** Expects that an error tells what it may, and no more. */
function expectTame({ error, lines }: Refused): void {
  for (const text of [error.message, String(error), ...lines]) {
    expect(text.length).toBeLessThanOrEqual(bound);
    expect(text).toMatch(printable);
    expect(text).not.toMatch(/undefined|\[object|null/);
  }
  for (const field of ["code", "type", "traceId"] as const) {
    expect(error[field] ?? "").toMatch(/^.{0,200}$/su);
    expect(error[field] ?? "").toMatch(printable);
  }
  expect(error.family ?? "0x").toMatch(/^\dx$/);
}

const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
const wrong: [string, string][] = [
  ["null", "null"],
  ["true", "true"],
  ["a number", "31"],
  ["a large number", "1e999"],
  ["a list", '["31"]'],
  ["an object", '{"0":"3"}'],
  ["an object with a toString", '{"toString":"31","valueOf":null,"length":2}'],
  ["an object with a __proto__", '{"__proto__":{"toString":null}}'],
  ["lists of 100,000 levels", deep("[", "]")],
  ["objects of 100,000 levels", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
  ["an empty text", '""'],
];

describe.each(fields)("an error whose %s is", (field) => {
  it.each(wrong)("%s is one without it", async (_, json) => {
    const refused = await refuseWith(`{"${field}":${json}}`);
    const { error, revealed } = refused;
    expect(error).toMatchObject({
      status: 400,
      code: undefined,
      type: undefined,
      traceId: undefined,
      family: undefined,
    });
    expect(revealed.detail ?? "").toBe("");
    expect(error.message).toMatch(/returned 400$/);
    expectTame(refused);
  });

  it.each([
    ["5 MB without a space", "3".repeat(5e6)],
    ["5 MB of words", "31 ".repeat(2e6)],
    ["lines", "31\r\n\n\u2028\u2029\u0085injected: line"],
    ["commands to a terminal", "31\u001b[2J\u001b]0;owned\u0007\u009b31m\u0000\u0008"],
    ["text in another direction", "31\u202e\u2066gnp.exe\u200f\u061c\ufeff\u200b"],
    ["halves of characters", "3\ud83d".repeat(300)],
    ["characters of two halves", "3😀".repeat(300)],
  ])("%s is bounded and printable", async (_, text) => {
    expectTame(await refuseWith(JSON.stringify({ [field]: text })));
  });
});

it("an error of arbitrary JSON keeps what has the right type, and nothing else", async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.stringMatching(/^\d[\w-]{0,9}$/),
  );
  const body = fc.record(
    { status: value, code: value, type: value, traceId: value, detail: value },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(body, fc.jsonValue()), fc.integer({ min: 400, max: 599 }), async (json, status) => {
      const text = JSON.stringify(json);
      const refused = await refuseWith(text, status).catch((thrown: unknown) => thrown);
      const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
      // Anything but an object is no body of Conomy's, which the raw face throws for.
      if (!isObject) {
        expect(refused).toMatchObject({ name: "ConomyApiError", status });
        return;
      }
      const { error, raw, revealed } = refused as Refused;
      expectTame(refused as Refused);
      expect(error.status).toBe(status);
      for (const field of ["code", "type", "traceId"] as const) {
        const sent = (JSON.parse(text) as Record<string, unknown>)[field];
        const isIdentifier = typeof sent === "string" && /^[\w.:-]{1,64}$/.test(sent);
        expect(typeof error[field]).toBe(isIdentifier ? "string" : "undefined");
        if (isIdentifier) expect(error[field]).toBe(sent);
      }
      expect(revealed.detail).toBe(
        typeof (json as { detail?: unknown }).detail === "string" ? JSON.parse(text).detail : undefined,
      );
      expect(JSON.stringify(raw.error)).toBe(JSON.stringify(JSON.parse(text)));
    }),
    { numRuns: 500 },
  );
});

it.each<[string, string]>([
  ["a __proto__", '{"__proto__":{"code":"31","status":1},"constructor":{"prototype":{"code":"31"}}}'],
  [
    "the names of its own fields",
    '{"message":"m","stack":"s","name":"n","cause":"c","attempts":1,"headers":2,"retryAfter":3}',
  ],
])("an error with %s takes nothing from it", async (_, text) => {
  const { error } = await refuseWith(text);
  expect(error).toMatchObject({ name: "ConomyApiError", status: 400, code: undefined, attempts: [{ status: 400 }] });
  expect(error.message).toMatch(/returned 400$/);
  expect(error.cause).toBeUndefined();
  expect(error.retryAfter).toBeUndefined();
  expect(({} as { code?: unknown }).code).toBeUndefined();
});

it("a part of what was sent is cut out of an error that repeats it, also at the end of what is kept", async () => {
  const token = "tokenThatIsLong";
  for (const at of [0, 180, 190, 199]) {
    const text = JSON.stringify({ code: "x".repeat(at) + token, type: `ana@example.com ${token}`, traceId: "t-1" });
    const { call } = await startScene((_, response) => void response.writeHead(400).end(text), { accessToken: token });
    const { message } = (await settle(call.PATCH())) as ConomyApiError;
    expect(message).toContain("traceId t-1");
    expect(message).not.toContain(token.slice(0, 4));
    expect(message).not.toContain("example");
  }
});
