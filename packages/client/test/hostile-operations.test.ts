import { describe, expect, it, onTestFinished } from "vitest";
import { type Attempt, type ConomyClient, createConomyClient } from "../src/index.ts";
import {
  type Behaviour,
  fail,
  inTurn,
  nowhere,
  sendJson,
  settle,
  stall,
  startHostileServer,
} from "./hostile-server.ts";

interface Scene {
  conomy: ConomyClient;
  /** The requests, in the form `GET /customers`, without `POST /auth`. */
  requests(): string[];
  attempts: Attempt[];
}

async function startOperations(behave: Behaviour): Promise<Scene> {
  const server = await startHostileServer(behave);
  onTestFinished(() => server.close());
  const attempts: Attempt[] = [];
  const conomy = createConomyClient({
    baseUrl: server.url,
    apiKey: "key",
    accessToken: "token",
    timeout: 500,
    retry: { attempts: 3, minDelay: 1 },
    onAttempt: (attempt) => void attempts.push(attempt),
  });
  return { conomy, requests: () => server.received.map(({ method, path }) => `${method} ${path}`), attempts };
}

const customer = { id: "1", firstName: "Ana" };
const page = { pagination: { count: 1, next: 1, previous: 0, total: 1 }, results: [customer] };

interface Operation {
  call(conomy: ConomyClient): Promise<unknown>;
  request: string;
  /** What a server that behaves returns. */
  good: Behaviour;
  data: unknown;
  isRepeatable: boolean;
}

const operations: Record<string, Operation> = {
  create: {
    call: ({ customers }) => customers.create({ firstName: "Ana" }),
    request: "POST /customers",
    good: (_, response) => sendJson(response, 201, customer),
    data: customer,
    isRepeatable: false,
  },
  get: {
    call: ({ customers }) => customers.get("1"),
    request: "GET /customers/1",
    good: (_, response) => sendJson(response, 200, customer),
    data: customer,
    isRepeatable: true,
  },
  list: {
    call: ({ customers }) => customers.list({ limit: 1 }),
    request: "GET /customers?limit=1",
    good: (_, response) => sendJson(response, 200, page),
    data: page,
    isRepeatable: true,
  },
  "list, in a loop": {
    async call({ customers }) {
      for await (const each of customers.list({ limit: 1 })) return each;
      return undefined;
    },
    request: "GET /customers?limit=1",
    good: (_, response) => sendJson(response, 200, page),
    data: customer,
    isRepeatable: true,
  },
  update: {
    call: ({ customers }) => customers.update("1", {}),
    request: "PATCH /customers/1",
    good: (_, response) => sendJson(response, 200, customer),
    data: customer,
    isRepeatable: true,
  },
};

/** What may have been handled by the server: only what is repeatable is sent again. */
const uncertain: Record<string, [fault: Behaviour, error: string]> = {
  "500": [fail(500), "ConomyApiError"],
  "502 without a body": [(_, response) => void response.writeHead(502).end(), "ConomyApiError"],
  "503 with Retry-After": [fail(503, { "retry-after": "0" }), "ConomyApiError"],
  "a connection that breaks": [(_, response) => void response.socket?.resetAndDestroy(), "ConomyConnectionError"],
  "no response in time": [stall, "ConomyTimeoutError"],
};

/** What no other attempt can help. */
const final: Record<string, [fault: Behaviour, error: string]> = {
  "409": [fail(409), "ConomyApiError"],
  "501": [fail(501), "ConomyApiError"],
  "a redirect": [(_, response) => void response.writeHead(307, { location: nowhere }).end(), "ConomyConnectionError"],
  "a page in HTML": [(_, response) => void response.end("<html>"), "ConomyParseError"],
  "a list in place of an object": [(_, response) => sendJson(response, 200, []), "ConomyParseError"],
  "an empty success": [(_, response) => void response.writeHead(200).end(), "ConomyParseError"],
};

describe.each(Object.entries(operations))("%s", (_, { call, request, good, data, isRepeatable }) => {
  it("returns what the server says", async () => {
    const { conomy, requests } = await startOperations(good);
    expect(await call(conomy)).toEqual(data);
    expect(requests()).toEqual([request]);
  });

  it("is sent again after 429, which says that it was not handled", async () => {
    const { conomy, requests } = await startOperations(inTurn(fail(429), good));
    expect(await call(conomy)).toEqual(data);
    expect(requests()).toEqual([request, request]);
  });

  it.each(Object.entries(uncertain))(
    `is sent ${isRepeatable ? "again" : "once"} after %s`,
    async (_, [fault, name]) => {
      const { conomy, requests, attempts } = await startOperations(inTurn(fault, good));
      const outcome = await settle(call(conomy));
      if (isRepeatable) expect(outcome).toEqual(data);
      else expect(outcome).toMatchObject({ name, attempts });
      expect(requests()).toHaveLength(isRepeatable ? 2 : 1);
    },
  );

  it.each(Object.entries(final))("is sent once after %s", async (_, [fault, name]) => {
    const { conomy, requests, attempts } = await startOperations(inTurn(fault, good));
    expect(await settle(call(conomy))).toMatchObject({ name, attempts });
    expect(requests()).toHaveLength(1);
  });

  it("is sent again while nobody listens, because nothing was sent", async () => {
    const attempts: Attempt[] = [];
    const conomy = createConomyClient({
      baseUrl: nowhere,
      apiKey: "key",
      accessToken: "token",
      retry: { attempts: 3, minDelay: 1 },
      onAttempt: (attempt) => void attempts.push(attempt),
    });
    expect(await settle(call(conomy))).toMatchObject({ name: "ConomyConnectionError", attempts });
    expect(attempts).toHaveLength(3);
  });
});

describe("what cannot be sent is refused", () => {
  it.each<[string, (conomy: ConomyClient) => Promise<unknown>]>([
    ["a customer that is absent", ({ customers }) => customers.create(undefined as never)],
    ["a customer that is null", ({ customers }) => customers.create(null as never)],
    ["a customer that is text", ({ customers }) => customers.create("Ana" as never)],
    ["a customer that is a list", ({ customers }) => customers.create([{ firstName: "Ana" }] as never)],
    ["an id that is absent", ({ customers }) => customers.get(undefined as never)],
    ["an empty id", ({ customers }) => customers.get("")],
    ["an id that would lead to the list", ({ customers }) => customers.get(".")],
    ["an id that would lead above it", ({ customers }) => customers.get("..")],
    ["options that are text", ({ customers }) => customers.get("1", "fast" as never)],
    ["a timeout below 0", ({ customers }) => customers.list({}, { timeout: -1 })],
    ["a header of the client's own", ({ customers }) => customers.get("1", { headers: { "x-api-key": "other" } })],
  ])("%s", async (_, call) => {
    const { conomy, requests } = await startOperations(stall);
    expect(await settle(call(conomy))).toMatchObject({ name: "ConomyConfigError" });
    expect(requests()).toEqual([]);
  });

  it("but an id with any other character is encoded", async () => {
    const { conomy, requests } = await startOperations((_, response) => sendJson(response, 200, customer));
    await conomy.customers.get("a/../b?c=d#e%2f é");
    expect(requests()).toEqual(["GET /customers/a%2F..%2Fb%3Fc%3Dd%23e%252f%20%C3%A9"]);
  });
});
