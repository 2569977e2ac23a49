import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { sleep, within } from "../src/time.ts";

const forever = () => new Promise<never>(() => {});
const late = () => new Error("late");

describe("what has a time limit", () => {
  it("returns what the work returns", async () => {
    expect(await within(10_000, undefined, late, async () => "done")).toBe("done");
  });

  it("fails as the work fails", async () => {
    await expect(within(10_000, undefined, late, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  });

  it("fails when its time is over, also if the work ignores its signal", async () => {
    await expect(within(1, undefined, late, forever)).rejects.toThrow("late");
  });

  it("fails with the caller's reason when the caller aborts, also if the work ignores its signal", async () => {
    const controller = new AbortController();
    const work = within(10_000, controller.signal, late, forever);
    controller.abort("enough");
    await expect(work).rejects.toBe("enough");
  });

  it("does not begin if the caller aborted before", async () => {
    let begun = false;
    const work = within(10_000, AbortSignal.abort("before"), late, async () => {
      begun = true;
    });
    await expect(work).rejects.toBe("before");
    expect(begun).toBe(false);
  });

  it("aborts the work's signal before it fails", async () => {
    let aborted: unknown;
    const work = within(1, undefined, late, (signal) => {
      signal.addEventListener("abort", () => {
        aborted = signal.reason;
      });
      return forever();
    });
    await work.catch(() => expect(aborted).toEqual(new Error("late")));
    expect(aborted).toEqual(new Error("late"));
  });

  it("leaves no listener on the caller's signal, however it ends", async () => {
    const { signal } = new AbortController();
    await within(10_000, signal, late, async () => {});
    await within(10_000, signal, late, () => Promise.reject(new Error("failed"))).catch(String);
    await within(1, signal, late, forever).catch(String);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("leaves one listener for what goes on when the work of an earlier call ends after its time", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let endEarlier = () => {};
    const earlier = () =>
      new Promise<void>((resolve) => {
        endEarlier = resolve;
      });
    await within(1, signal, late, earlier).catch(String);
    const first = within(10_000, signal, late, forever);
    endEarlier();
    await new Promise(setImmediate);
    const second = within(10_000, signal, late, forever);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    expect(await Promise.allSettled([first, second])).toMatchObject([{ reason: "enough" }, { reason: "enough" }]);
  });

  it("may have no end", async () => {
    const controller = new AbortController();
    const work = within(Number.POSITIVE_INFINITY, controller.signal, late, async () => {
      await sleep(5, controller.signal);
      return "done";
    });
    expect(await work).toBe("done");
  });
});

it("a wait ends with the caller's reason when the caller aborts", async () => {
  const controller = new AbortController();
  const wait = sleep(60_000, controller.signal);
  controller.abort("enough");
  await expect(wait).rejects.toBe("enough");
});
