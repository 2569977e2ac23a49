import { fileURLToPath } from "node:url";
import { loadDocument } from "@conomyhq/contract-document";
import { createMasker } from "@conomyhq/mask";
import { expect, it } from "vitest";
import { createApp } from "../src/app.ts";
import type { UntypedBehaviour } from "../src/behaviour.ts";
import { createClock } from "../src/clock.ts";
import { type Contract, serve } from "../src/contract.ts";
import { createFaultQueue } from "../src/faults/queue.ts";
import { createIdSource } from "../src/random.ts";
import { createRecorder } from "../src/requests.ts";
import { openStore } from "../src/store.ts";
import { createTokens } from "../src/tokens.ts";

// Another contract is routed and checked by the same code: only its behaviours are its own.

const file = new URL("test/fixtures/library/library.yaml", import.meta.resolve("@conomyhq/openapi/conomy.yaml"));
const contract = serve(loadDocument<Contract>(fileURLToPath(file)).value, {
  served: {
    createAccessToken: [],
    listShelves: [],
    getBook: ["shelf-name", "book-number"],
    replaceBook: ["shelf-name", "book-number"],
  },
  errorTypes: ["invalidParam", "missingParam", "notFound", "unauthorized", "unimplemented"],
});

const behaviours: Record<string, UntypedBehaviour> = {
  createAccessToken: ({ tokens, clientId }) => ({ token: tokens.issue(clientId, 60) }),
  listShelves: ({ query }) => [{ name: `Floor ${query.floor}`, rows: [[{ title: "Altazor" }], []] }],
  getBook: ({ path }) => ({ title: `${path["shelf-name"]} ${path["book-number"]}` }),
  replaceBook: ({ body }) => body,
};

const stamp = { cookie: "stamp=reader-key" };
const librarian = { authorization: `Basic ${Buffer.from("reader:reader-secret").toString("base64")}` };
const tenant = { clientId: "reader", clientSecret: "reader-secret", apiKey: "reader-key" };

/** Calls the library; resolves to status and body of the response. */
function open() {
  const store = openStore(undefined, { tenants: [tenant] });
  const clock = createClock();
  const respond = createApp({
    ...{ contract, behaviours, store, clock, ids: createIdSource(1), tokens: createTokens(store.secret, clock) },
    faults: createFaultQueue({ operations: contract.operations, tenants: () => [] }),
    recorder: createRecorder({ clock, masker: createMasker({ secrets: () => [], secretHeaders: [] }) }),
    ...{ onRequest: () => {}, tokenLifetime: 60, latency: 0, signal: new AbortController().signal },
  });
  return async (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const sent = { "user-agent": "test/1", "x-door-key": "reader-key", "content-type": "application/json", ...headers };
    const init = { method, headers: sent, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const { response } = await respond(new Request(`http://localhost${path}`, init));
    return [response.status, (await response.json()) as Record<string, unknown>] as const;
  };
}

it("routes another contract, with its own header for the key, its own bearer, a cookie and a password", async () => {
  const call = open();
  const [created, { token }] = await call("POST", "/sessions", {}, { number: "17" });
  expect(created).toBe(201);
  const authorization = `Bearer ${token}`;
  for (const proof of [stamp, librarian]) {
    expect(await call("GET", "/shelves?floor=2", proof)).toEqual([
      200,
      [{ name: "Floor 2", rows: [[{ title: "Altazor" }], []] }],
    ]);
  }
  const book = "/shelves/Poetry/books/7";
  expect(await call("GET", book, { authorization })).toEqual([200, { title: "Poetry 7" }]);
  expect(await call("PUT", book, { authorization }, { title: "Tala" })).toEqual([200, { title: "Tala" }]);
});

it.each([
  ["a key that nobody has", "POST", "/sessions", { "x-door-key": "no" }, { number: "17" }, 401],
  ["a key where a stamp or a password is wanted", "GET", "/shelves", {}, undefined, 401],
  ["no bearer", "GET", "/shelves/Poetry/books/7", {}, undefined, 401],
  ["a query of another type", "GET", "/shelves?floor=two", stamp, undefined, 400],
  ["a number in another notation", "GET", "/shelves?floor=0x2", stamp, undefined, 400],
  ["a parameter that is used twice", "GET", "/shelves?floor=1&floor=2", librarian, undefined, 400],
  ["a body without what is required", "POST", "/sessions", {}, {}, 400],
  ["a path that there is not", "GET", "/books", {}, undefined, 404],
  ["a method that there is not", "DELETE", "/shelves", {}, undefined, 501],
] as const)("refuses %s by what the contract says", async (_, method, path, headers, body, status) => {
  expect(await open()(method, path, headers, body)).toMatchObject([status, { status }]);
});

it("reads the parameters of the path", async () => {
  const call = open();
  const [, { token }] = await call("POST", "/sessions", {}, { number: "17" });
  const [status, error] = await call("GET", "/shelves/Poetry/books/seven", { authorization: `Bearer ${token}` });
  expect([status, error.detail]).toEqual([400, "book-number must be integer"]);
});
