import { describe, expect, it } from "vitest";
import { createConomyClient, type FetchLike } from "../src/index.ts";
import { type Behaviour, errorBody, sendJson } from "./hostile-server.ts";
import { asPlatform, call, connect } from "./real.ts";

const ana = { id: "69e2", firstName: "Ana" };
const whole = JSON.stringify(ana);

const createObserved = (options: { fetch: FetchLike }) =>
  createConomyClient({ environment: "sandbox", apiKey: "key", accessToken: "token", ...options });
const drain = async (stream: ReadableStream<Uint8Array> | null) => new Response(stream).text();

/** Each way to read a response, and the text that it comes to. */
const readings: [name: string, read: (response: Response) => Promise<string>][] = [
  ["text()", (response) => response.text()],
  ["json()", async (response) => JSON.stringify(await response.json())],
  ["arrayBuffer()", async (response) => new TextDecoder().decode(await response.arrayBuffer())],
  ["bytes()", async (response) => new TextDecoder().decode(await response.bytes())],
  ["blob()", async (response) => (await response.blob()).text()],
  ["clone()", (response) => response.clone().text()],
  ["body", (response) => drain(response.body)],
  ["body.getReader()", async (response) => new TextDecoder().decode((await response.body?.getReader().read())?.value)],
  [
    "body.pipeThrough()",
    async (response) => {
      let text = "";
      for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
      return text;
    },
  ],
  ["body.tee()", async (response) => drain(response.body?.tee()[1] ?? null)],
  ["new Response()", (response) => new Response(response.body, response).text()],
];

const success: Behaviour = (_, response) => sendJson(response, 200, ana, { "x-request-id": "7" });

describe("a response of a raw call is the platform's", () => {
  it.each(readings)("whose body %s reads", async (_, read) => {
    const { conomy } = await connect(success);
    const { response } = await conomy.PATCH("/customers/{customer-id}", call);
    expect(await read(asPlatform(response))).toBe(whole);
  });

  it("which says what it is, and where from", async () => {
    const { conomy, server } = await connect(success);
    const response = asPlatform((await conomy.PATCH("/customers/{customer-id}", call)).response);
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 200, statusText: "OK", ok: true, redirected: false, bodyUsed: false });
    expect(response.url).toBe(`${server.url}/customers/69e2`);
    expect(response.headers.get("x-request-id")).toBe("7");
    expect(response.clone()).toMatchObject({ status: 200, url: response.url, bodyUsed: false });
    expect(new Response(response.body, response)).toMatchObject({ status: 200, statusText: "OK" });
  });

  it("whose body is read once, as every body", async () => {
    const { conomy } = await connect(success);
    const response = asPlatform((await conomy.PATCH("/customers/{customer-id}", call)).response);
    const copy = response.clone();
    expect(await response.text()).toBe(whole);
    expect(response.bodyUsed).toBe(true);
    await expect(response.json()).rejects.toThrow(TypeError);
    expect(copy.bodyUsed).toBe(false);
    expect(await copy.json()).toEqual(ana);
  });

  it("whose form data can be read", async () => {
    const { conomy } = await connect((_, response) =>
      response.writeHead(200, { "content-type": "application/x-www-form-urlencoded" }).end("a=1&b=2"),
    );
    const { response } = await conomy.PATCH("/customers/{customer-id}", { ...call, parseAs: "text" });
    expect(Object.fromEntries(await asPlatform(response).formData())).toEqual({ a: "1", b: "2" });
  });

  it("that cannot be cloned once it was read", async () => {
    const { conomy } = await connect(success);
    const response = asPlatform((await conomy.PATCH("/customers/{customer-id}", call)).response);
    await response.text();
    expect(() => response.clone()).toThrow(TypeError);
  });

  it.each([204, 205, 304, 599, 999])("also with the status %i", async (status) => {
    const { conomy } = await connect((_, response) => response.writeHead(status).end());
    const result = await conomy
      .request("GET", "/x", { parseAs: "text", retry: false })
      .withResponse()
      .then(
        ({ response }) => response.status,
        (error) => error.status,
      );
    expect(result).toBe(status);
  });

  it.each([205, 999])("also with the status %i and a body", async (status) => {
    const { conomy } = await connect((_, response) => sendJson(response, status, ana));
    const result = await conomy
      .request("GET", "/x", { retry: false })
      .withResponse()
      .then(
        ({ response }) => response.status,
        (error) => error.status,
      );
    expect(result).toBe(status);
  });
});

it("a fetch of the caller's need not return more than its type says", async () => {
  const headers = { get: () => null, has: () => false, forEach() {} };
  const like = {
    statusText: "",
    url: "",
    headers,
    get body() {
      return new Response(whole).body;
    },
  };
  const settings = { fetch: async () => ({ ...like, ok: true, status: 200, body: like.body }) };
  expect(await createObserved(settings).customers.update("69e2", {})).toEqual(ana);
  const failing = { fetch: async () => ({ ...like, ok: false, status: 404, body: like.body }) };
  await expect(createObserved(failing).customers.update("69e2", {})).rejects.toMatchObject({ status: 404 });
});

describe("the raw face", () => {
  it("gives data for a success, and no error", async () => {
    const { conomy } = await connect(success);
    const result = await conomy.PATCH("/customers/{customer-id}", call);
    expect(result).toEqual({ data: ana, response: expect.anything() });
  });

  it.each([
    ["an empty body", ""],
    ["a body that is no JSON", "<h1>Bad gateway</h1>"],
    ["a body that is null", "null"],
    ["a body that is a list", "[1]"],
    ["a body that is text", '"no"'],
  ])("gives an error that is an object for %s", async (_, body) => {
    const { conomy } = await connect((_, response) => response.writeHead(500).end(body), { retry: false });
    const outcome = await conomy
      .PATCH("/customers/{customer-id}", call)
      .then(({ error, response }) => [error, response.status])
      .catch((thrown) => [thrown.name, thrown.status]);
    // Openapi-fetch's own idiom, `if (error)`, must hold for each. What is not Conomy's is thrown.
    expect(outcome).toEqual(body ? ["ConomyApiError", 500] : [{}, 500]);
  });

  it.each([301, 304, 400, 401, 404, 409, 422, 429, 500, 501, 503, 599])("takes %i for an error", async (status) => {
    const { conomy } = await connect((_, response) => sendJson(response, status, errorBody(status)), { retry: false });
    const { data, error } = await conomy.PATCH("/customers/{customer-id}", call);
    expect(data).toBeUndefined();
    expect(error).toEqual(status === 304 ? {} : errorBody(status));
  });

  it("narrows data after if (error)", async () => {
    const { conomy } = await connect(success);
    const { data, error } = await conomy.PATCH("/customers/{customer-id}", call);
    if (error) throw new Error("unexpected");
    expect(data.firstName.length).toBe(3);
  });
});
