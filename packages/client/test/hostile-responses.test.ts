import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ConomyApiError, ConomyParseError } from "../src/index.ts";
import { type Behaviour, errorBody, fail, reveal, settle, startScene } from "./hostile-server.ts";

/** Sends a body as it is. */
function send(status: number, body: string | Uint8Array | undefined, type = "application/json"): Behaviour {
  return (_, response) => response.writeHead(status, type ? { "content-type": type } : {}).end(body);
}

const page = "<html><body>502 Bad Gateway: upstream connect error</body></html>";
const latin1 = Buffer.from('{"firstName":"José"}', "latin1");
const anything: unknown = expect.any(String);

describe.each([
  ["HTML", send(200, page, "text/html"), page],
  ["HTML that says it is JSON", send(200, page), page],
  ["JSON that says it is text", send(200, '{"firstName":"Ana"}', "text/plain"), '{"firstName":"Ana"}'],
  ["JSON that is cut off", send(200, '{"firstName":"An'), '{"firstName":"An'],
  ["Latin-1", send(200, latin1, "application/json; charset=iso-8859-1"), anything],
  ["a cut-off UTF-8 character", send(200, Buffer.from('{"firstName":"é').subarray(0, -1)), anything],
  ["a JSON array", send(200, '[{"firstName":"Ana"}]'), '[{"firstName":"Ana"}]'],
  ["a JSON string", send(200, '"Ana"'), '"Ana"'],
  ["a JSON number", send(200, "7"), "7"],
  ["JSON null", send(200, "null"), "null"],
  ["two JSON objects", send(200, "{}{}"), "{}{}"],
  ["nothing", send(200, undefined), ""],
  ["no content", send(204, undefined, ""), ""],
] as const)("a success with %s", (_, behave, firstBytes) => {
  it("is no customer, and is not tried again", async () => {
    const { call, tries } = await startScene(behave);
    const error = await settle(call.PATCH());
    expect(error).toBeInstanceOf(ConomyParseError);
    expect(error).toMatchObject({ attempts: [{ reason: "parse" }] });
    expect(reveal(error)).toMatchObject({ firstBytes });
    expect(tries()).toHaveLength(1);
  });

  it("throws the same from the raw methods", async () => {
    const { call, rawPatch } = await startScene(behave);
    for (const error of await Promise.all([rawPatch(), call.POST()].map(settle))) {
      expect(error).toBeInstanceOf(ConomyParseError);
      expect(error).toMatchObject({ attempts: [{ reason: "parse" }] });
      expect(reveal(error)).toMatchObject({ firstBytes });
    }
  });
});

it.each([
  ["a media type that ends in +json", send(200, '{"firstName":"Ana"}', "application/vnd.conomy+json; charset=utf-8")],
  ["no content type", send(200, '{"firstName":"Ana"}', "")],
  ["a byte order mark", send(200, '\ufeff{"firstName":"Ana"}')],
  [
    "compression",
    (_, response) => void response.setHeader("content-encoding", "gzip").end(gzipSync('{"firstName":"Ana"}')),
  ],
] as [string, Behaviour][])("a customer with %s is one", async (_, behave) => {
  const { call } = await startScene(behave);
  expect(await call.PATCH()).toEqual({ firstName: "Ana" });
});

it("a customer with fields that nobody knows is one", async () => {
  const strange = '{"constructor":"Ana","toString":1,"__proto__":{"a":1},"then":[]}';
  const { call, rawPatch } = await startScene(send(200, strange));
  expect(await rawPatch()).toMatchObject({ data: JSON.parse(strange) });
  expect(await settle(call.PATCH())).toEqual(JSON.parse(strange));
});

describe("an error", () => {
  it.each([
    ["HTML", 502, send(502, page, "text/html"), page],
    ["HTML that says it is JSON", 400, send(400, page), page],
    ["cut-off JSON", 500, send(500, '{"status":500'), '{"status":500'],
    ["a JSON array", 422, send(422, "[]"), "[]"],
    ["JSON null", 404, send(404, "null"), "null"],
    ["JSON that says it is text", 403, send(403, "{}", "text/plain"), "{}"],
    ["Latin-1", 500, send(500, latin1), anything],
    ["a long page", 500, send(500, "x".repeat(100_000), "text/html"), "x".repeat(200)],
  ] as const)("with %s throws its status and first bytes from both faces", async (_, status, behave, firstBytes) => {
    const { call, rawPatch } = await startScene(behave, { retry: false });
    for (const error of await Promise.all([call.PATCH(), rawPatch(), call.POST()].map(settle))) {
      expect(error).toBeInstanceOf(ConomyApiError);
      expect(error).toMatchObject({ status, code: undefined, attempts: [{ status, reason: "status" }] });
      expect(reveal(error)).toMatchObject({ firstBytes });
    }
  });

  it.each([400, 401, 404, 429, 500, 503])("of %d with a documented body resolves the raw methods", async (status) => {
    const { call, rawPatch } = await startScene(fail(status), { retry: false });
    for (const { data, error, response } of await Promise.all([rawPatch(), call.POST()])) {
      expect(data).toBeUndefined();
      expect(error).toEqual(errorBody(status));
      expect(response).toMatchObject({ ok: false, status });
    }
  });

  it.each<[string, Behaviour]>([
    ["of length 0", (_, response) => response.writeHead(500, { "content-length": 0 }).end()],
    ["in chunks", (_, response) => response.writeHead(500, { "transfer-encoding": "chunked" }).end()],
    ["of JSON", (_, response) => response.writeHead(500, { "content-type": "application/json" }).end()],
    ["until the end of the connection", (_, response) => void response.socket?.end("HTTP/1.1 500 Oh\r\n\r\n")],
  ])("without a body, %s, throws from update and resolves the raw methods with an empty error", async (_, behave) => {
    const { call, rawPatch, tries } = await startScene(behave);
    expect(await settle(call.PATCH())).toMatchObject({ name: "ConomyApiError", status: 500, code: undefined });
    expect(tries()).toEqual(Array(5).fill(500));
    for (const { data, error, response } of await Promise.all([rawPatch({ retry: false }), call.POST()])) {
      expect({ data, error, status: response.status }).toEqual({ data: undefined, error: {}, status: 500 });
    }
  });
});

it("a response that is not UTF-8 still shows its first bytes, because they tell where it comes from", async () => {
  const { call } = await startScene(send(502, Buffer.from("<h1>Café proxy</h1>", "latin1"), "text/html"), {
    retry: false,
  });
  const error = await settle(call.PATCH());
  expect(error).toMatchObject({ status: 502 });
  expect(reveal(error)).toMatchObject({ firstBytes: expect.stringContaining("<h1>Caf") });
});
