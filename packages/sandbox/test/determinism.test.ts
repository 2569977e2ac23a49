import { expect, it } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { bodyOf, send, start } from "./helpers.ts";

/** The ids and trace ids of a short life, in order. */
async function live(sandbox: Sandbox): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (let round = 0; round < 5; round++) {
    ids.push((await bodyOf(send(sandbox, { path: "/none" }))).traceId);
    ids.push(sandbox.customers.add({ firstName: "Eva" }).id);
    sandbox.faults.next("tooManyRequests");
    ids.push((await bodyOf(send(sandbox))).traceId);
  }
  return ids;
}

it("the same random seed gives the same ids and trace ids in the same order", async () => {
  const [first, second] = [await live(await start({ randomSeed: 7 })), await live(await start({ randomSeed: 7 }))];
  expect(second).toEqual(first);
  expect(new Set(first).size).toBe(15);
});

it("another random seed gives others", async () => {
  const [first, second] = [await live(await start({ randomSeed: 7 })), await live(await start({ randomSeed: 8 }))];
  expect(first.filter((id) => second.includes(id))).toEqual([]);
});

it("a reset begins anew", async () => {
  const sandbox = await start();
  const first = await live(sandbox);
  sandbox.reset();
  expect(await live(sandbox)).toEqual(first);
});

it("ids look like the vendor's", async () => {
  expect((await start()).customers.add({ firstName: "Eva" }).id).toMatch(/^[0-9a-f]{24}$/);
});
