import { afterEach, expect, it, vi } from "vitest";
import { createClock } from "../src/clock.ts";
import { faultsLeft, send, start, tokenOf } from "./helpers.ts";

afterEach(() => void vi.useRealTimers());

/** Whether something has ended by now. */
async function isOver(wait: Promise<unknown>): Promise<boolean> {
  return (await Promise.race([wait.then(() => "over"), Promise.resolve("waits").then((text) => text)])) === "over";
}

it("ends a wait when it is moved past its end, and not before", async () => {
  const clock = createClock();
  clock.freeze();
  const wait = clock.wait(60_000);
  clock.advance(59_999);
  expect(await isOver(wait)).toBe(false);
  clock.advance(1);
  await wait;
});

it("stands still while it is frozen, and goes on from there", () => {
  let time = 1000;
  const clock = createClock(() => time);
  clock.freeze();
  time = 5000;
  expect(clock.now()).toBe(1000);
  clock.resume();
  time = 5001;
  expect(clock.now()).toBe(1001);
  clock.set(new Date(9000));
  expect(clock.now()).toBe(9000);
  clock.reset();
  expect(clock.now()).toBe(5001);
});

it.each([
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [new Date(Number.NaN)],
  [8_640_000_000_000_000],
  [-62_167_219_200_001],
  ["2026-01-01T12:00:00.000Z"],
  ["1"],
  [null],
  [true],
])("goes to no moment that is no time, such as %j, and stays where it is", (moment) => {
  const clock = createClock(() => 1000);
  expect(() => clock.set(moment as never)).toThrow(/must be a time of the years 0 to 9999/);
  expect(clock.now()).toBe(1000);
});

it.each([["1"], [Number.NaN], [Number.MAX_SAFE_INTEGER], [undefined], [1n]])("goes forward by no %s", (ms) => {
  const clock = createClock(() => 1000);
  expect(() => clock.advance(ms as never)).toThrow(TypeError);
  expect(clock.now()).toBe(1000);
});

it("goes to the last moment that it takes, and on from there", () => {
  let time = 0;
  const clock = createClock(() => time);
  clock.set(Date.parse("9999-12-31T23:59:59.999Z"));
  time = 1000;
  expect(new Date(clock.now()).toISOString()).toBe("+010000-01-01T00:00:00.999Z");
});

it("moves with fake timers", async () => {
  vi.useFakeTimers({ now: 1000 });
  const clock = createClock();
  const wait = clock.wait(60_000);
  vi.advanceTimersByTime(60_000);
  await wait;
  expect(clock.now()).toBe(61_000);
});

it("follows a time that is given to it", async () => {
  let time = 0;
  const clock = createClock(() => time);
  const wait = clock.wait(60_000);
  time = 60_000;
  await wait;
});

it("fails a wait with the reason of its signal", async () => {
  const clock = createClock(() => 0);
  const controller = new AbortController();
  const wait = clock.wait(60_000, controller.signal);
  controller.abort("stopped");
  await expect(wait).rejects.toBe("stopped");
  await expect(clock.wait(1, controller.signal)).rejects.toBe("stopped");
});

it("lets tokens expire", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.clock.advance(3_599_000);
  expect((await send(sandbox, { token })).status).toBe(200);
  sandbox.clock.advance(1000);
  expect((await send(sandbox, { token })).status).toBe(401);
});

it("lets latency pass, that of all calls and that of a fault", async () => {
  const sandbox = await start();
  const token = await tokenOf(sandbox);
  sandbox.clock.freeze();
  sandbox.faults.next("latency", { duration: 600_000 });
  const call = send(sandbox, { token });
  await faultsLeft(sandbox, 0);
  sandbox.clock.advance(600_000);
  expect((await call).status).toBe(200);

  let time = 0;
  const slow = await start({ latency: 600_000, now: () => time });
  const late = slow.fetch(`${slow.url}/auth`, { method: "POST" });
  await expect.poll(() => slow.requests.length).toBe(1);
  expect(slow.requests[0]?.time).toBe(0);
  time = 600_000;
  expect((await late).status).toBe(401);
});

it("is set right by a reset", async () => {
  let time = 7;
  const sandbox = await start({ now: () => time });
  sandbox.clock.freeze();
  sandbox.reset();
  time = 8;
  expect(sandbox.clock.now()).toBe(8);
});
