import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ConomyTimeoutError } from "../src/index.ts";
import { type Behaviour, inTurn, respond, settle, stall, startScene } from "./hostile-server.ts";

/** Sends the headers of a response and the beginning of its body. */
const begin: Behaviour = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": 1000 }).write('{"firstName":"A');
};

/** Sends a valid response, but one byte at a time and without end. */
const drip: Behaviour = async (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  while (response.writable) {
    response.write(" ");
    await delay(10);
  }
};

const slow: [string, Behaviour][] = [
  ["does not begin", stall],
  ["stops after its headers", (_, response) => response.writeHead(200, { "content-length": 10 }).flushHeaders()],
  ["stops in its body", begin],
  ["drips without end", drip],
  ["stops in the body of an error", (_, response) => void response.writeHead(503).write("{")],
];

describe.each(slow)("a response that %s", (_, fault) => {
  it("passes its timeout and is tried again by PATCH", async () => {
    const { call, tries } = await startScene(inTurn(fault, respond));
    expect(await call.PATCH({ timeout: 200 })).toMatchObject({ firstName: "Ana" });
    expect(tries()).toEqual(["timeout", 200]);
  });

  it("fails PATCH if there is no other try, and leaves no connection open", async () => {
    const closed: Promise<unknown>[] = [];
    const { call, tries } = await startScene((request, response) => {
      closed.push(once(response, "close"));
      return fault(request, response);
    });
    const error = await settle(call.PATCH({ timeout: 200, retry: false }));
    expect(error).toBeInstanceOf(ConomyTimeoutError);
    expect(String(error)).toContain("PATCH /customers/{customer-id} passed its timeout of 200 ms");
    expect(tries()).toEqual(["timeout"]);
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  it("fails POST at once, because it may have been handled", async () => {
    const { call, calls } = await startScene(inTurn(fault, respond));
    expect(await settle(call.POST({ timeout: 50 }))).toBeInstanceOf(ConomyTimeoutError);
    expect(calls()).toHaveLength(1);
  });
});

it("a response that is slow, but not too slow, is a success", async () => {
  const { call, tries } = await startScene(async (_, response) => {
    for (const byte of '{"firstName":"Ana"}') {
      response.write(byte);
      await delay(5);
    }
    response.end();
  });
  expect(await call.PATCH()).toEqual({ firstName: "Ana" });
  expect(tries()).toEqual([200]);
});
