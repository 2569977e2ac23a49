import { expect, it } from "vitest";
import { ownContract } from "../src/contract.ts";
import type { FaultKind } from "../src/index.ts";
import { bodyOf, send, start } from "./helpers.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it("knows the twelve errors that the contract shows", () => {
  expect([...ownContract.errors.values()].map(({ status, code, type }) => `${status} ${code} ${type}`).sort()).toEqual([
    "400 11 invalidParam",
    "400 12 missingParam",
    "400 14 parsingResource",
    "401 41 unauthorized",
    "403 43 forbiddenOperation",
    "404 31 notFound",
    "409 13 alreadyExist",
    "422 21 failedPrecondition",
    "429 32 tooManyRequests",
    "500 01 serverError",
    "500 02 unknown",
    "501 42 unimplemented",
  ]);
});

it.each([...ownContract.errors])("returns %s on demand, with the documented status and body", async (type, error) => {
  const sandbox = await start();
  sandbox.faults.next(type as FaultKind);
  const response = await send(sandbox);
  expect(response.status).toBe(error.status);
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(await response.json()).toEqual({ ...error, traceId: expect.stringMatching(uuid) });
});

it("gives each error a trace id of its own", async () => {
  const sandbox = await start();
  const ids = await Promise.all(
    Array.from({ length: 50 }, async () => (await bodyOf(send(sandbox, { path: "/none" }))).traceId),
  );
  expect(new Set(ids).size).toBe(50);
});

it.each([
  [400, "11", "invalidParam", { body: { email: 1 } }],
  [400, "12", "missingParam", { headers: { "user-agent": undefined } }],
  [400, "14", "parsingResource", { body: "{" }],
  [401, "41", "unauthorized", { token: "wrong" }],
  [404, "31", "notFound", { path: "/customers/nobody" }],
  [501, "42", "unimplemented", { method: "PUT" }],
])("its own %i carries the five fields", async (status, code, type, call) => {
  const response = await send(await start(), call);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    status,
    code,
    type,
    detail: expect.any(String),
    traceId: expect.stringMatching(uuid),
  });
});
